import type { Fault } from "../connection/fault";
import { OFFICE_JS_ADDRESSES } from "../office-js-hosts.cjs";
import { cacheFaults, securityFindings } from "./headers";
import type { Report } from "./report";
import type { Site, SiteFile } from "./site";
import { readUtf8, sha256 } from "./text";

const SHADOWED_ICONS = "På Apache: læs om Alias /icons/ i docs/admin/installation.md.";
const WHOLE_FOLDER = "Læg hele mappen op igen.";

/** A JSON object; null when it cannot be had, which is then reported. */
export async function readJson(path: string, site: Site, report: Report): Promise<object | null> {
  const { body, fault } = await site.file(path);
  if (!report.check(`${path} kan hentes`, fault, path)) return null;
  try {
    const value: unknown = JSON.parse(readUtf8(body));
    if (typeof value === "object" && value !== null) return value;
    report.fault(`${path} er ikke et JSON-objekt`, WHOLE_FOLDER);
  } catch (error) {
    report.fault(`${path} er ikke gyldig JSON: ${(error as Error).message}`, WHOLE_FOLDER);
  }
  return null;
}

/**
 * Every file that nobody changes after the build, byte for byte.
 * @returns their paths; empty where there is no list of them
 */
export async function checkFileList(site: Site, report: Report): Promise<readonly string[]> {
  const list = await readJson("files.json", site, report);
  if (list === null) return [];
  const expected = new Map(Object.entries((list as { files?: Record<string, string> | null }).files ?? {}));
  if (expected.size === 0) {
    report.fault("files.json nævner ingen filer", WHOLE_FOLDER);
    return [];
  }
  const paths = [...expected.keys()];
  const files = new Map((await Promise.all(paths.map((path) => site.file(path)))).map((file) => [file.path, file]));
  report.checkFiles("Filerne fra udgivelsen er lagt helt op", paths, (path) => {
    const file = files.get(path);
    const fault = file ? (file.fault ?? contentFault(file, expected.get(path))) : null;
    if (!fault) return [];
    const isMissingIcon = path.startsWith("icons/") && file?.answer?.status === 404;
    return [isMissingIcon ? { ...fault, remedy: `${fault.remedy} ${SHADOWED_ICONS}` } : fault];
  });
  return paths;
}

function contentFault({ body }: SiteFile, expected: string | undefined): Fault | null {
  if (sha256(body) === expected) return null;
  if (body.length === 0)
    return { text: "Filen er tom.", remedy: "Læg filen op igen, og kontrollér, at disken ikke er fuld." };
  const text = body.toString("latin1");
  const lineEnds = [text.replace(/\r\n/g, "\n"), text.replace(/\r?\n/g, "\r\n")];
  if (lineEnds.some((other) => sha256(Buffer.from(other, "latin1")) === expected)) {
    return {
      text: "Linjeskiftene er ændret.",
      remedy: "Filen er overført som tekst. Læg den op igen, og overfør binært.",
    };
  }
  return {
    text: "Indholdet er et andet end udgivelsens.",
    remedy:
      "Filen er fra en anden version, er ikke overført helt eller bliver ændret af noget, der står foran webserveren. Læg hele mappen op igen, og slå fra, at en proxy ændrer filer.",
  };
}

/** Files of this site that a page loads. */
export function localFiles(html: string): readonly string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*\s(?:src|href)="([^"]+)"/g)]
    .map(([, source = ""]) => source)
    .filter((source) => !/^(?:[a-z]+:|\/\/)/.test(source))
    .map((source) => source.replace(/^\.?\//, ""));
}

/**
 * @param shipped the files of the list, which are reported already
 * @returns the address that the page takes office.js from; null where there is none
 */
export async function checkPage(shipped: readonly string[], site: Site, report: Report): Promise<string | null> {
  const { body, fault } = await site.file("taskpane.html");
  if (!report.check("taskpane.html kan hentes", fault, "taskpane.html")) return null;
  const html = readUtf8(body);
  const address = Object.values(OFFICE_JS_ADDRESSES).find((known) => html.includes(`src="${known}"`)) ?? null;
  report.check(
    `taskpane.html henter office.js fra Microsoft${address ? ` (${new URL(address).host})` : ""}`,
    address ? null : pageFault(html),
  );
  for (const path of localFiles(html)) {
    const file = await site.file(path);
    const isOfAnother = file.answer?.status === 404 && !shipped.includes(path);
    report.check(
      `${path} kan hentes`,
      isOfAnother
        ? { text: "Serveren svarer 404.", remedy: `Siden og mappen static er fra hver sin version. ${WHOLE_FOLDER}` }
        : file.fault,
      path,
    );
  }
  return address;
}

function pageFault(html: string): Fault {
  if (/type=["']?password/i.test(html)) {
    return {
      text: "Serveren svarer med en loginside.",
      remedy: "Filerne skal kunne hentes uden login, for Outlook logger ikke på. Undtag adressen fra login.",
    };
  }
  return { text: "Linjen med office.js mangler.", remedy: "Siden er ikke bygget til drift. Hent udgivelsen igen." };
}

const FIX_HEADERS =
  "Brug den medfølgende opsætning uændret, og genindlæs webserveren. Står der en proxy eller firewall foran, så kontrollér, at den ikke sætter eller fjerner headere. Se docs/admin/installation.md.";

/** Every header of every file, against what was shipped. */
export async function checkHeaders(paths: readonly string[], site: Site, report: Report): Promise<void> {
  const files = new Map((await Promise.all(paths.map((path) => site.file(path)))).map((file) => [file.path, file]));
  const answered = paths.filter((path) => files.get(path)?.answer?.status === 200);
  const headersOf = (path: string) => files.get(path)?.answer?.headers ?? {};
  const inWords = (texts: readonly string[]) => texts.map((text) => ({ text, remedy: FIX_HEADERS }));
  report.checkFiles("Sikkerhedsheadere", answered, (path) => inWords(securityFindings(path, headersOf(path)).faults));
  report.checkFiles("Hvor længe filer må gemmes", answered, (path) => inWords(cacheFaults(path, headersOf(path))));
  report.noteFiles(answered, (path) =>
    securityFindings(path, headersOf(path)).notes.map((text) => ({ text, remedy: "" })),
  );
  report.noteFiles(answered, (path) => {
    const packed = files.get(path)?.packed;
    if (!packed) return [];
    return [
      {
        text: `Serveren komprimerer (${packed}), også når der ikke bliver bedt om det.`,
        remedy: "Lad serveren kun komprimere, når den, der henter, siger, at den kan pakke ud (Accept-Encoding).",
      },
    ];
  });
}
