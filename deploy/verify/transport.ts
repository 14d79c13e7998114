import { gunzipSync } from "node:zlib";
import { INSTALLATION } from "../connection/fault";
import { request } from "../connection/request";
import type { Report } from "./report";
import type { Site } from "./site";

/** When to warn of a certificate, where the administrator has not said. */
const SOON_DAYS = 30;

/** When the certificate runs out. */
export interface CertificateState {
  readonly validTo: string;
  readonly daysLeft: number;
}

/** @param leastDays fewer days than that are a fault; undefined: fewer than thirty are a remark */
export async function checkCertificate(
  site: Site,
  report: Report,
  leastDays: number | undefined,
): Promise<CertificateState | null> {
  const until = Date.parse((await site.file("manifest.xml")).answer?.certificateUntil ?? "");
  report.ok(`${site.base} svarer med et certifikat, der godkendes`);
  if (Number.isNaN(until)) return null;
  const daysLeft = Math.floor((until - Date.now()) / 86_400_000);
  const text = `Certifikatet udløber om ${daysLeft} ${daysLeft === 1 ? "dag" : "dage"}.`;
  const remedy = "Forny det, før det udløber. Derefter er panelet tomt hos alle.";
  if (leastDays !== undefined && daysLeft < leastDays) report.fault(text, remedy);
  else if (leastDays !== undefined) report.ok(`Certifikatet gælder i mindst ${leastDays} dage`);
  else if (daysLeft < SOON_DAYS) report.note(text, remedy);
  return { validTo: new Date(until).toISOString(), daysLeft };
}

/** Whether the server compresses when it is asked to. */
export async function checkCompression(site: Site, report: Report): Promise<void> {
  try {
    const answer = await site.ask("manifest.xml", { "accept-encoding": "gzip" });
    const packed = answer.headers["content-encoding"] === "gzip" && gunzipSync(answer.body).length > 0;
    if (packed) report.ok("Serveren komprimerer");
    else report.note("Serveren komprimerer ikke (gzip). Panelet åbner langsommere, end det behøver.");
  } catch (error) {
    report.check("Serveren komprimerer", await site.explain(error));
  }
}

/** @param httpPort the port without encryption; undefined: 80, where the address has no port */
export async function checkHttp(site: Site, report: Report, httpPort: number | undefined): Promise<void> {
  if (httpPort === undefined && site.url.port !== "") {
    report.note("http uden kryptering er ikke prøvet, da adressen har et portnummer. Angiv --http-port for at prøve.");
    return;
  }
  let answer: Awaited<ReturnType<typeof request>>;
  try {
    const folder = site.url.pathname.replace(/\/+$/, "");
    answer = await request(`http://${site.url.hostname}:${httpPort ?? 80}${folder}/taskpane.html`);
  } catch {
    report.ok("Serveren svarer ikke uden kryptering (http)");
    return;
  }
  const secure = answer.status >= 300 && answer.status < 400 && (answer.headers.location ?? "").startsWith("https://");
  report.check(
    "http uden kryptering sendes til https",
    secure || answer.status >= 400
      ? null
      : { text: `Serveren svarer ${answer.status} på http.`, remedy: `Send al http til https. ${INSTALLATION}` },
  );
}

/** Whether Microsoft can be reached from here; the users' computers need to, and this one need not. */
export async function checkOfficeJs(address: string, report: Report): Promise<void> {
  try {
    const { status } = await request(address);
    if (status === 200) report.ok("office.js kan hentes fra Microsoft herfra");
    else report.note(`Microsoft svarer ${status} på ${address}.`, "Brugernes pc'er skal kunne hente den.");
  } catch {
    report.note(
      `${address} kan ikke hentes herfra.`,
      "Brugernes pc'er skal kunne hente den. Spørg den, der passer jeres proxy.",
    );
  }
}
