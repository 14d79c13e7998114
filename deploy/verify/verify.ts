import { version as ownVersion } from "../../package.json";
import { type Fault, INSTALLATION } from "../connection/fault";
import type { OwnAuthority } from "../connection/trust";
import { checkExposure } from "./exposure";
import { checkFileList, checkHeaders, checkPage, readJson } from "./files";
import { checkManifest, checkManifestAddresses, type Manifest } from "./manifest";
import { checkForms, checkOrganisationFile } from "./own-files";
import { type Finding, Report } from "./report";
import { Site } from "./site";
import { type CertificateState, checkCertificate, checkCompression, checkHttp, checkOfficeJs } from "./transport";

/** How a site is looked at. */
export interface VerifyOptions {
  /** A certificate that is trusted beside those that Node knows. */
  readonly authority?: OwnAuthority | undefined;
  /** The port without encryption. */
  readonly httpPort?: number | undefined;
  /** Leaves out whether Microsoft can be reached. */
  readonly offline?: boolean | undefined;
  /** A certificate that runs out in fewer days is a fault. */
  readonly certificateDays?: number | undefined;
  /** For one answer. */
  readonly timeoutMs?: number | undefined;
  /** Hears each finding as it is made. */
  readonly hear?: (finding: Finding) => void;
}

/** What a look at a site came to. */
export interface Verification {
  readonly address: string;
  /** The version of the site; null where it cannot be read. */
  readonly version: string | null;
  readonly certificate: CertificateState | null;
  readonly ok: number;
  readonly faults: number;
  readonly notes: number;
  readonly findings: readonly Finding[];
}

/** Looks at a deployed site as Outlook would, and compares it with what was shipped. Never rejects over the site. */
export async function verify(address: string, options: VerifyOptions = {}): Promise<Verification> {
  const report = new Report(options.hear ?? (() => undefined));
  const site = new Site(address, options);
  try {
    const { version, certificate } = await lookAt(site, report, options);
    return {
      address: site.base,
      version,
      certificate,
      ok: report.count("ok"),
      faults: report.count("fault"),
      notes: report.count("note"),
      findings: report.findings,
    };
  } finally {
    site.close();
  }
}

async function lookAt(
  site: Site,
  report: Report,
  { httpPort, offline, certificateDays }: VerifyOptions,
): Promise<Pick<Verification, "version" | "certificate">> {
  const first = await site.file("manifest.xml");
  if (!first.answer) {
    report.check(
      `${site.base} kan nås med https`,
      first.fault ?? { text: "Der kom intet svar.", remedy: INSTALLATION },
    );
    return { version: null, certificate: null };
  }
  const certificate = await checkCertificate(site, report, certificateDays);
  const everywhere = await sameFaultEverywhere(site);
  if (everywhere) {
    report.check("Filerne kan hentes", everywhere);
    return { version: null, certificate };
  }
  const manifest = await checkManifest(site, report);
  const shipped = await checkFileList(site, report);
  const named = manifest ? await checkManifestAddresses(manifest, site, report) : [];
  const officeJs = await checkPage(shipped, site, report);
  const version = await checkVersion(manifest, site, report);
  const own = ["organisation/organisation.json", "organisation/organisation.schema.json", "forms/forms.json"];
  const paths = [...new Set(["taskpane.html", "manifest.xml", "files.json", ...named, ...shipped, ...own])];
  await checkHeaders(paths, site, report);
  await checkExposure(paths, site, report);
  await checkOrganisationFile(site, report);
  await checkForms(site, report);
  await checkCompression(site, report);
  await checkHttp(site, report, httpPort);
  if (!offline && officeJs) await checkOfficeJs(officeJs, report);
  return { version, certificate };
}

/** A login, a refusal or a server that is down meets every file; it is then reported once, and nothing more is asked for. */
async function sameFaultEverywhere(site: Site): Promise<Fault | null> {
  const files = await Promise.all(["manifest.xml", "version.json", "files.json"].map((path) => site.file(path)));
  const [first] = files;
  const same = files.every(
    ({ fault, hasContent, answer }) =>
      !hasContent && fault?.remedy === first?.fault?.remedy && answer?.status === first?.answer?.status,
  );
  return same ? (first?.fault ?? null) : null;
}

async function checkVersion(manifest: Manifest | null, site: Site, report: Report): Promise<string | null> {
  const json = await readJson("version.json", site, report);
  if (json === null) return null;
  const { version, switchedOff } = json as { version?: unknown; switchedOff?: unknown };
  if (typeof version !== "string") {
    report.fault("version.json har ingen version", "Læg hele mappen op igen.");
    return null;
  }
  if (manifest) {
    report.check(
      `Version ${version} i version.json og i manifestet`,
      inFourNumbers(version) === manifest.version
        ? null
        : {
            text: `Manifestet siger ${manifest.version}.`,
            remedy: "Filerne er fra hver sin udgivelse. Læg hele mappen op igen.",
          },
    );
  }
  if (version !== ownVersion) {
    report.note(
      `Kontrollen er fra version ${ownVersion}, og siden er version ${version}.`,
      "Brug kontrollen fra den udgivelse, som siden er fra. Headere og filer kan være anderledes.",
    );
  }
  if (switchedOff) report.note("Slukket udgave: panelet siger til alle, at Rutebestilling er ude af drift.");
  return version;
}

/** `1.2.0-beta` as a manifest has it: `1.2.0.0`. */
function inFourNumbers(version: string): string {
  const parts = (version.split("-")[0] ?? "").split(".");
  while (parts.length < 4) parts.push("0");
  return parts.join(".");
}
