import { INSTALLATION } from "../connection/fault";
import { readXml, type XmlElement } from "../xml";
import type { Report } from "./report";
import type { Site, SiteFile } from "./site";
import { readUtf8 } from "./text";

const FROM_THE_RELEASE =
  "Hent manifestet fra udgivelsen igen, og sæt adressen ind med deploy/rebase.mjs. Ret det ikke i hånden.";

/** A manifest that there is use in going on with. */
export interface Manifest {
  readonly version: string;
  readonly elements: readonly XmlElement[];
}

/** Checks what the manifest is. @returns null when there is no use in going on with it */
export async function checkManifest(site: Site, report: Report): Promise<Manifest | null> {
  const { body, fault } = await site.file("manifest.xml");
  if (!report.check("manifest.xml kan hentes", fault)) return null;
  let elements: readonly XmlElement[];
  try {
    elements = readXml(readUtf8(body));
  } catch (error) {
    report.fault(`manifest.xml er velformet: ${(error as Error).message}`, FROM_THE_RELEASE);
    return null;
  }
  const text = (name: string) => elements.find((element) => element.name === name)?.text ?? "";
  const [root] = elements;
  const wrong: string[] = [];
  if (root?.name !== "OfficeApp" || root.attributes["xsi:type"] !== "MailApp")
    wrong.push("Det er ikke et manifest for Outlook.");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text("Id"))) wrong.push("Id er ikke et GUID.");
  if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(text("Version"))) wrong.push("Version er ikke fire tal.");
  if (text("Permissions") !== "ReadWriteItem") wrong.push("Permissions er ikke ReadWriteItem.");
  const isOurs = report.check(
    "manifest.xml er velformet og er tilføjelsesprogrammets",
    wrong.length > 0 ? { text: wrong.join(" "), remedy: FROM_THE_RELEASE } : null,
  );
  return isOurs ? { version: text("Version"), elements } : null;
}

/** Checks where the manifest points. @returns the files of this site that it names, but for icons */
export async function checkManifestAddresses(
  { elements }: Manifest,
  site: Site,
  report: Report,
): Promise<readonly string[]> {
  const addresses = elements
    .map(({ attributes }) => attributes["DefaultValue"] ?? "")
    .filter((value) => /^https?:/.test(value));
  const here = addresses.filter((address) => address.startsWith(`${site.base}/`));
  const elsewhere = addresses.filter((address) => !here.includes(address));
  report.check(
    "Alle adresser i manifestet er på denne adresse",
    elsewhere[0] === undefined
      ? null
      : {
          text: `${elsewhere[0]} hører til et andet sted.`,
          remedy: `Kør: node deploy/rebase.mjs <mappe> ${site.base} og læg manifest.xml op igen.`,
        },
  );
  checkAppDomains(elements, site, report);
  await checkIcons(elements, site, report);
  // Where the manifest names another address, its files are looked for here all the same.
  return [...new Set(here.map((address) => address.slice(site.base.length + 1)))].filter(
    (path) => !path.endsWith(".png"),
  );
}

/** Pages of an AppDomain open inside the pane, with its rights; the shipped manifest needs none. */
function checkAppDomains(elements: readonly XmlElement[], site: Site, report: Report): void {
  const foreign = elements
    .filter(({ name, text }) => name === "AppDomain" && URL.canParse(text) && new URL(text).origin !== site.url.origin)
    .map(({ text }) => text);
  if (foreign.length > 0) {
    report.fault(
      `Manifestet har fremmede domæner (AppDomain): ${foreign.join(", ")}. Sider derfra kan åbnes inde i panelet.`,
      FROM_THE_RELEASE,
    );
  }
}

async function checkIcons(elements: readonly XmlElement[], site: Site, report: Report): Promise<void> {
  const byId = new Map(
    elements
      .filter(({ name }) => name === "bt:Image")
      .map(({ attributes }) => [attributes["id"], attributes["DefaultValue"]]),
  );
  const wanted = new Map<string | undefined, number>();
  for (const { name, attributes } of elements) {
    if (name === "IconUrl") wanted.set(attributes["DefaultValue"], 64);
    if (name === "HighResolutionIconUrl") wanted.set(attributes["DefaultValue"], 128);
    if (name === "bt:Image" && attributes["resid"])
      wanted.set(byId.get(attributes["resid"]), Number(attributes["size"]));
  }
  for (const [address, size] of [...wanted].sort((one, other) => one[1] - other[1])) {
    if (!address?.startsWith(`${site.base}/`)) continue;
    const path = address.slice(site.base.length + 1);
    report.check(`Ikonet ${path} er ${size} x ${size}`, iconFault(await site.file(path), size), path);
  }
}

const ICONS_AGAIN = "Læg mappen icons op igen, og overfør binært.";

function iconFault({ path, body, fault }: SiteFile, size: number) {
  if (fault) return fault;
  const found = pngSize(body);
  if (!found) return { text: `${path} er ikke et PNG-billede.`, remedy: ICONS_AGAIN };
  if (found.width === size && found.height === size) return null;
  return {
    text: `Billedet er ${found.width} x ${found.height} og ikke ${size} x ${size}.`,
    remedy: `${ICONS_AGAIN} ${INSTALLATION}`,
  };
}

/** The pixels of a PNG, from its first chunk; null when it is none. */
function pngSize(body: Buffer): { readonly width: number; readonly height: number } | null {
  const isPng =
    body.length >= 24 &&
    body.toString("latin1", 0, 8) === "\u0089PNG\r\n\u001a\n" &&
    body.toString("latin1", 12, 16) === "IHDR";
  return isPng ? { width: body.readUInt32BE(16), height: body.readUInt32BE(20) } : null;
}
