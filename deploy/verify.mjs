#!/usr/bin/env node
/**
 * Looks at a deployed site as Outlook would, with Node alone. Administrators run it after an upload, so it speaks
 * Danish: a line per check, what to do about each fault, and an exit code (0 all well, 1 faults, 2 not run).
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { contentSecurityPolicy, contentTypeFor, EVERYWHERE, headersFor } from "./headers.cjs";
import { checkAgainstSchema } from "./json-schema.mjs";
import { OFFICE_JS_ADDRESSES } from "./office-js-hosts.cjs";
import { readXml } from "./xml.mjs";

const USAGE = `Brug: node deploy/verify.mjs <https://adresse> [--ca fil] [--http-port nummer] [--offline]

  <https://adresse>   mappen med manifest.xml, fx https://rutebestilling.kommune.dk
  --ca fil            et certifikat (PEM), der skal godkendes, fx testserverens eget
  --http-port nummer  porten uden kryptering; 80, når den ikke er angivet
  --offline           spring over, at office.js kan hentes fra Microsoft`;

const TIMEOUT_MS = 15_000;
/** As much as the pane takes of one form (assets/forms/host/LAESMIG.txt). */
const FORM_MOST_BYTES = 20_919_090;
const INSTALLATION = "Se docs/admin/installation.md.";

/** What went wrong on the way to a server, in words. */
function connectionFault(error) {
  const faults = {
    ENOTFOUND: "Adressen findes ikke i DNS. Kontrollér stavemåden, og at navnet er oprettet.",
    EAI_AGAIN: "DNS svarer ikke. Kontrollér netforbindelsen.",
    ECONNREFUSED:
      "Serveren tager ikke imod forbindelser. Kontrollér, at den kører og lytter på porten, og at en firewall ikke lukker.",
    ECONNRESET: "Serveren afbrød forbindelsen. Kontrollér, at porten er opsat til https.",
    EPROTO: "Serveren taler ikke https på den port. Kontrollér opsætningen af certifikatet.",
    ERR_SSL_WRONG_VERSION_NUMBER: "Serveren taler ikke https på den port. Kontrollér opsætningen af certifikatet.",
    ETIMEDOUT: "Serveren svarer ikke. Kontrollér, at den kan nås herfra.",
    CERT_HAS_EXPIRED: "Certifikatet er udløbet. Forny det.",
    CERT_NOT_YET_VALID: "Certifikatet gælder ikke endnu. Kontrollér serverens ur.",
    ERR_TLS_CERT_ALTNAME_INVALID: "Certifikatet er udstedt til et andet navn. Brug et, der gælder for adressen.",
    DEPTH_ZERO_SELF_SIGNED_CERT: "Certifikatet er selvudstedt. Outlook kræver et, som brugernes pc'er har tillid til.",
    SELF_SIGNED_CERT_IN_CHAIN:
      "Certifikatet er ikke udstedt af en, denne maskine har tillid til. Brug --ca til kommunens eget rodcertifikat.",
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "Serveren sender ikke mellemcertifikatet med. Læg hele kæden på serveren.",
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
      "Serveren sender ikke hele kæden af certifikater. Læg mellemcertifikatet på serveren.",
  };
  return faults[error.code] ?? `Forbindelsen fejlede (${error.code ?? error.message}).`;
}

/** One request. No redirect is followed: Outlook's manifest check does not follow them either. */
function get(url, { ca, headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const client = url.startsWith("https:") ? https : http;
    const request = client.get(
      url,
      { agent: false, timeout: TIMEOUT_MS, headers, ...(ca ? { ca } : {}) },
      (response) => {
        const chunks = [];
        const certificate = response.socket.getPeerCertificate?.();
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks), certificate }),
        );
      },
    );
    request.on("timeout", () => request.destroy(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
    request.on("error", reject);
  });
}

/** `a 'x' y; b` as a map from directive to its sources. */
function parsePolicy(text) {
  return new Map(
    text
      .split(";")
      .map((part) => part.trim().split(/\s+/))
      .filter(([directive]) => directive)
      .map(([directive, ...sources]) => [directive.toLowerCase(), sources]),
  );
}

/** What is wrong with a Content-Security-Policy, as sentences. */
function policyFaults(sent) {
  if (sent === undefined) return ["Content-Security-Policy mangler."];
  const faults = [];
  const shipped = parsePolicy(contentSecurityPolicy());
  // A comma parts two policies, and a browser holds a page to all of them.
  for (const policy of sent.split(",").map(parsePolicy)) {
    for (const [directive, sources] of shipped) {
      const has = policy.get(directive) ?? (directive.endsWith("-src") ? policy.get("default-src") : undefined);
      if (!has) {
        faults.push(`Content-Security-Policy mangler ${directive}.`);
        continue;
      }
      const missing = sources.filter((source) => source !== "'none'" && !has.includes(source) && !has.includes("*"));
      if (missing.length > 0) {
        const effect =
          directive === "frame-ancestors"
            ? "Outlook kan ikke vise panelet fra"
            : `Content-Security-Policy (${directive}) mangler`;
        faults.push(`${effect} ${missing.join(", ")}.`);
      }
      const loose = has.filter((source) => /^'unsafe-|^\*$|^https?:$/.test(source));
      if (loose.length > 0) faults.push(`Content-Security-Policy (${directive}) tillader ${loose.join(" ")}.`);
    }
  }
  return faults;
}

/** Values that protect as well as the shipped one. */
const ALSO_GOOD = {
  "Referrer-Policy": (value) => /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(value),
  "Strict-Transport-Security": (value) => Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) >= 86_400,
  "Permissions-Policy": (value) => value.includes("camera=()") && value.includes("microphone=()"),
};

/** What is wrong with the security headers of an answer. */
function securityFaults(headers) {
  const faults = policyFaults(headers["content-security-policy"]);
  if (headers["x-frame-options"] !== undefined) {
    faults.push(`X-Frame-Options: ${headers["x-frame-options"]} holder Outlook ude. Fjern den.`);
  }
  for (const [name, shipped] of Object.entries(EVERYWHERE)) {
    const value = headers[name.toLowerCase()];
    if (value === undefined) faults.push(`${name} mangler.`);
    else if (value !== shipped && !ALSO_GOOD[name]?.(value)) faults.push(`${name} er "${value}" og ikke "${shipped}".`);
  }
  return faults;
}

/** What is wrong with how long an answer may be kept; by meaning, as servers write it in different ways. */
function cacheFaults(path, headers) {
  const sent = (headers["cache-control"] ?? "").toLowerCase();
  const shipped = headersFor(path)["Cache-Control"];
  const seconds = Number(/max-age=(\d+)/.exec(sent)?.[1] ?? 0);
  const wanted = `Cache-Control er "${sent}" og ikke "${shipped}".`;
  if (shipped.includes("immutable")) return seconds >= 2_592_000 && !/no-(cache|store)/.test(sent) ? [] : [wanted];
  if (shipped.includes("max-age")) {
    return /no-(cache|store)/.test(sent) ? [`${wanted} Outlook viser ikke ikoner, der ikke må gemmes.`] : [];
  }
  if (/no-cache|no-store/.test(sent) || /max-age=0/.test(sent)) return [];
  return [`${wanted} En ny version ses ellers ikke med det samme.`];
}

/** What is wrong with an answer to a file that has to be there; empty when all is well. */
function answerFaults(path, answer) {
  if (answer.status >= 300 && answer.status < 400) {
    return [
      `Serveren sender videre til ${answer.headers.location ?? "et andet sted"} (${answer.status}). Outlook kan ikke følge med.`,
    ];
  }
  if (answer.status === 401 || answer.status === 403) {
    return [`Serveren afviser (${answer.status}). Filen skal kunne hentes uden login.`];
  }
  if (answer.status !== 200) return [`Serveren svarer ${answer.status}. Er filen lagt op?`];
  const expected = contentTypeFor(path)?.split(";")[0];
  const sent = (answer.headers["content-type"] ?? "").split(";")[0].trim().toLowerCase();
  const same =
    sent === expected ||
    (expected === "application/xml" && sent === "text/xml") ||
    (expected === "text/javascript" && sent === "application/javascript");
  return !expected || same ? [] : [`Typen er "${sent}" og ikke "${expected}".`];
}

/** The pixels of a PNG, from its first chunk; null when it is none. */
function pngSize(body) {
  if (
    body.length < 24 ||
    body.toString("latin1", 0, 8) !== "\u0089PNG\r\n\u001a\n" ||
    body.toString("latin1", 12, 16) !== "IHDR"
  )
    return null;
  return { width: body.readUInt32BE(16), height: body.readUInt32BE(20) };
}

const sha256 = (body) => createHash("sha256").update(body).digest("hex");

/** Collects the checks and prints them as they are made. */
class Report {
  constructor(print) {
    this.print = print;
    this.counts = { ok: 0, faults: 0, notes: 0 };
  }
  ok(text) {
    this.counts.ok += 1;
    this.print(`ok      ${text}`);
  }
  fault(text, remedy) {
    this.counts.faults += 1;
    this.print(`FEJL    ${text}`);
    if (remedy) this.print(`        Gør: ${remedy}`);
  }
  note(text) {
    this.counts.notes += 1;
    this.print(`bemærk  ${text}`);
  }
  /** One check with any number of faults. */
  check(text, faults, remedy) {
    if (faults.length === 0) this.ok(text);
    else this.fault(`${text}: ${faults.join(" ")}`, remedy);
    return faults.length === 0;
  }
}

/** Walks through a site. */
class Verification {
  constructor(address, { ca, httpPort, offline, print }) {
    const url = new URL(address);
    this.base = url.href.replace(/\/+$/, "");
    this.url = url;
    this.ca = ca;
    this.httpPort = httpPort;
    this.offline = offline;
    /** The address that the page takes office.js from, once it is read. */
    this.officeJs = undefined;
    this.report = new Report(print);
    this.answers = new Map();
  }

  /** A file of the site; each is fetched once. Rejects where there is no answer. */
  async fetch(path) {
    if (!this.answers.has(path)) {
      this.answers.set(
        path,
        await get(`${this.base}/${path}`, { ca: this.ca, headers: { "accept-encoding": "identity" } }),
      );
    }
    return this.answers.get(path);
  }

  /** A file that has to be there, with its faults and its text. */
  async file(path) {
    try {
      const answer = await this.fetch(path);
      return { answer, faults: answerFaults(path, answer) };
    } catch (error) {
      return { answer: null, faults: [connectionFault(error)] };
    }
  }

  /** A JSON file; null when it cannot be had, which is then reported. */
  async json(path, remedy) {
    const { answer, faults } = await this.file(path);
    if (!this.report.check(`${path} kan hentes`, faults, remedy)) return null;
    try {
      return JSON.parse(answer.body.toString("utf8").replace(/^\uFEFF/, ""));
    } catch (error) {
      this.report.fault(`${path} er ikke gyldig JSON: ${error.message}`, remedy);
      return null;
    }
  }

  async run() {
    const { report } = this;
    try {
      await this.fetch("manifest.xml");
    } catch (error) {
      report.fault(`${this.base} kan nås med https: ${connectionFault(error)}`, INSTALLATION);
      return report.counts;
    }
    this.checkCertificate();
    const manifest = await this.checkManifest();
    if (manifest) await this.checkManifestAddresses(manifest);
    await this.checkHeaders();
    await this.checkFileList();
    await this.checkPage();
    await this.checkVersion(manifest);
    await this.checkOrganisation();
    await this.checkForms();
    await this.checkCompression();
    await this.checkHttp();
    await this.checkOfficeJs();
    return report.counts;
  }

  checkCertificate() {
    const until = Date.parse(this.answers.get("manifest.xml").certificate?.valid_to ?? "");
    const days = Math.floor((until - Date.now()) / 86_400_000);
    this.report.ok(`${this.base} svarer med et certifikat, der godkendes`);
    if (days < 30)
      this.report.note(`Certifikatet udløber om ${days} dage. Når det er udløbet, er panelet tomt hos alle.`);
  }

  /** Returns the manifest's elements, or null when there is no use in going on with it. */
  async checkManifest() {
    const { report } = this;
    const { answer, faults } = await this.file("manifest.xml");
    if (
      !report.check(
        "manifest.xml kan hentes",
        faults,
        `Læg hele mappen op, og lad serveren sende den rigtige type. ${INSTALLATION}`,
      )
    )
      return null;
    let elements;
    try {
      elements = readXml(answer.body.toString("utf8").replace(/^\uFEFF/, ""));
    } catch (error) {
      report.fault(
        `manifest.xml er velformet: ${error.message}`,
        "Hent manifestet fra udgivelsen igen. Ret det ikke i hånden.",
      );
      return null;
    }
    const find = (name) => elements.find((element) => element.name === name);
    const root = elements[0];
    const wrong = [];
    if (root?.name !== "OfficeApp" || root.attributes["xsi:type"] !== "MailApp")
      wrong.push("Det er ikke et manifest for Outlook.");
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(find("Id")?.text ?? "")) wrong.push("Id er ikke et GUID.");
    if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(find("Version")?.text ?? "")) wrong.push("Version er ikke fire tal.");
    if (find("Permissions")?.text !== "ReadWriteItem") wrong.push("Permissions er ikke ReadWriteItem.");
    const ok = report.check(
      "manifest.xml er velformet og er tilføjelsesprogrammets",
      wrong,
      "Hent manifestet fra udgivelsen igen. Ret det ikke i hånden.",
    );
    return ok ? elements : null;
  }

  async checkManifestAddresses(elements) {
    const { report } = this;
    const addresses = elements
      .map((element) => element.attributes.DefaultValue ?? "")
      .filter((value) => /^https?:/.test(value));
    const elsewhere = [...new Set(addresses.filter((address) => !address.startsWith(`${this.base}/`)))];
    report.check(
      "Alle adresser i manifestet er på denne adresse",
      elsewhere.length === 0 ? [] : [`${elsewhere[0]} hører til et andet sted.`],
      `Kør: node deploy/rebase.mjs <mappe> ${this.base} og læg manifest.xml op igen.`,
    );
    // Where the manifest names another address, its files are looked for here all the same.
    for (const address of new Set(addresses)) {
      if (!address.startsWith(`${this.base}/`)) continue;
      const path = address.slice(this.base.length + 1);
      if (path.endsWith(".png")) continue;
      const { faults } = await this.file(path);
      report.check(`${path} kan hentes`, faults, `Læg hele mappen op. ${INSTALLATION}`);
    }
    await this.checkIcons(elements);
  }

  async checkIcons(elements) {
    const byId = new Map(
      elements
        .filter(({ name }) => name === "bt:Image")
        .map(({ attributes }) => [attributes.id, attributes.DefaultValue]),
    );
    const wanted = new Map();
    for (const { name, attributes } of elements) {
      if (name === "IconUrl") wanted.set(attributes.DefaultValue, 64);
      if (name === "HighResolutionIconUrl") wanted.set(attributes.DefaultValue, 128);
      if (name === "bt:Image" && attributes.resid) wanted.set(byId.get(attributes.resid), Number(attributes.size));
    }
    for (const [address, size] of [...wanted].sort((one, other) => one[1] - other[1])) {
      if (!address?.startsWith(`${this.base}/`)) continue;
      const path = address.slice(this.base.length + 1);
      const { answer, faults } = await this.file(path);
      const found = faults.length === 0 ? pngSize(answer.body) : null;
      const wrong = [...faults];
      if (faults.length === 0 && !found) wrong.push("Det er ikke et PNG-billede.");
      if (found && (found.width !== size || found.height !== size)) {
        wrong.push(`Billedet er ${found.width} x ${found.height} og ikke ${size} x ${size}.`);
      }
      this.report.check(
        `Ikonet ${path} er ${size} x ${size}`,
        wrong,
        "Læg mappen icons op igen. På Apache: læs om Alias /icons/ i docs/admin/installation.md.",
      );
    }
  }

  /** A file of each kind. */
  async checkHeaders() {
    const { report } = this;
    const page = await this.file("taskpane.html");
    const hashed = page.answer
      ? this.localFiles(page.answer.body.toString("utf8")).find((path) => path.startsWith("static/"))
      : undefined;
    const samples = [
      "taskpane.html",
      "manifest.xml",
      "version.json",
      "organisation/organisation.json",
      "forms/forms.json",
      "icons/icon-16.png",
      ...(hashed ? [hashed] : []),
    ];
    const remedy = `Brug den medfølgende opsætning uændret, og genindlæs webserveren. ${INSTALLATION}`;
    for (const path of samples) {
      const { answer } = await this.file(path);
      if (answer?.status !== 200) continue;
      report.check(`Sikkerhedsheadere på ${path}`, securityFaults(answer.headers), remedy);
      report.check(`Hvor længe ${path} må gemmes`, cacheFaults(path, answer.headers), remedy);
    }
  }

  /** Files of this site that a page loads. */
  localFiles(html) {
    return [...html.matchAll(/<(?:script|link)\b[^>]*\s(?:src|href)="([^"]+)"/g)]
      .map(([, source]) => source)
      .filter((source) => !/^(?:[a-z]+:|\/\/)/.test(source))
      .map((source) => source.replace(/^\.?\//, ""));
  }

  async checkPage() {
    const { report } = this;
    const { answer, faults } = await this.file("taskpane.html");
    if (faults.length > 0) {
      report.fault(`taskpane.html kan hentes: ${faults.join(" ")}`, `Læg hele mappen op. ${INSTALLATION}`);
      return;
    }
    const html = answer.body.toString("utf8");
    this.officeJs = Object.values(OFFICE_JS_ADDRESSES).find((known) => html.includes(`src="${known}"`));
    report.check(
      `taskpane.html henter office.js fra Microsoft${this.officeJs ? ` (${new URL(this.officeJs).host})` : ""}`,
      this.officeJs ? [] : ["Linjen med office.js mangler."],
      "Siden er ikke bygget til drift. Hent udgivelsen igen.",
    );
    for (const path of this.localFiles(html)) {
      const { faults: missing } = await this.file(path);
      report.check(
        `${path} kan hentes`,
        missing,
        "Siden og mappen static er fra hver sin version. Læg hele mappen op igen.",
      );
    }
  }

  /** Every file that nobody changes after the build, byte for byte. */
  async checkFileList() {
    const { report } = this;
    const list = await this.json("files.json", "Læg hele mappen op.");
    if (!list) return;
    const wrong = [];
    for (const [path, expected] of Object.entries(list.files ?? {})) {
      const { answer, faults } = await this.file(path);
      if (faults.length > 0) wrong.push(`${path} (${faults[0]})`);
      else if (sha256(answer.body) !== expected) wrong.push(`${path} (indholdet er et andet)`);
    }
    const count = Object.keys(list.files ?? {}).length;
    report.check(
      `Alle ${count} filer fra udgivelsen er lagt helt op`,
      wrong.length === 0 && count > 0
        ? []
        : [wrong.slice(0, 5).join(", "), ...(wrong.length > 5 ? [`og ${wrong.length - 5} til.`] : [])],
      "Læg hele mappen op igen. Overfør binært, og lad ikke serveren ændre filerne.",
    );
  }

  async checkVersion(manifest) {
    const { report } = this;
    const version = await this.json("version.json", "Læg hele mappen op igen.");
    if (!version) return;
    if (typeof version.version !== "string") {
      report.fault("version.json har en version", "Læg hele mappen op igen.");
      return;
    }
    const numbers = (text) => {
      const parts = text.split("-")[0].split(".");
      while (parts.length < 4) parts.push("0");
      return parts.join(".");
    };
    const inManifest = manifest?.find(({ name }) => name === "Version")?.text;
    if (inManifest !== undefined) {
      report.check(
        `Version ${version.version} i version.json og i manifestet`,
        numbers(version.version) === inManifest ? [] : [`Manifestet siger ${inManifest}.`],
        "Filerne er fra hver sin udgivelse. Læg hele mappen op igen.",
      );
    }
    if (version.switchedOff) report.note("Slukket udgave: panelet siger til alle, at Rutebestilling er ude af drift.");
  }

  async checkOrganisation() {
    const { report } = this;
    const path = "organisation/organisation.json";
    const remedy = "Ret filen efter docs/admin/organisation.md.";
    const { answer } = await this.file(path);
    if (answer?.status === 404) {
      report.note(`${path} er der ikke. Hver bruger skriver så selv kommunens oplysninger.`);
      return;
    }
    const organisation = await this.json(path, remedy);
    if (organisation === null) return;
    const schema = await this.json("organisation/organisation.schema.json", "Læg mappen organisation op igen.");
    if (schema) {
      const faults = checkAgainstSchema(organisation, schema);
      report.check(
        `${path} følger skemaet`,
        [...faults.slice(0, 5), ...(faults.length > 5 ? [`og ${faults.length - 5} til.`] : [])],
        remedy,
      );
    }
    await this.checkOrganisationContent(path, remedy);
    const count = Array.isArray(organisation.municipalities) ? organisation.municipalities.length : 0;
    if (count === 0) report.note(`${path} har ingen kommuner endnu. Hver bruger skriver så selv oplysningerne.`);
  }

  /** What a schema cannot say, with the pane's own check; the release has it as a file beside this one. */
  async checkOrganisationContent(path, remedy) {
    const program = new URL("./check-organisation.mjs", import.meta.url);
    if (!existsSync(program)) return;
    const { checkOrganisation } = await import(program.href);
    const folder = mkdtempSync(join(tmpdir(), "rutebestilling-"));
    try {
      const file = join(folder, "organisation.json");
      writeFileSync(file, (await this.fetch(path)).body);
      const lines = [];
      const code = await checkOrganisation(file, (line) => lines.push(line));
      const faults = lines.slice(0, -1);
      if (code === 0) this.report.ok(`${path} kan bruges af panelet`);
      else if (faults.every((line) => line.includes("Bemærk: ")))
        for (const line of faults) this.report.note(`${path}, ${line}`);
      else this.report.fault(`${path} kan bruges af panelet: ${faults.slice(0, 5).join(" ")}`, remedy);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** The organisation's own files in the place of the bundled forms; those are in files.json. */
  async checkForms() {
    const { report } = this;
    const remedy = "Ret forms.json, eller læg filen op igen. Se docs/admin/forms.md.";
    const { answer } = await this.file("forms/forms.json");
    if (answer?.status === 404) {
      report.note("forms/forms.json er der ikke. De medfølgende bilag bruges.");
      return;
    }
    const list = await this.json("forms/forms.json", remedy);
    if (list === null) return;
    const ids = Array.isArray(list.forms) ? list.forms.map((form) => form?.id) : [];
    const wrong = [];
    if (list.schemaVersion !== 1) wrong.push("schemaVersion skal være 1.");
    if (!Array.isArray(list.forms)) wrong.push("Listen forms mangler.");
    if (new Set(ids).size !== ids.length) wrong.push("Samme id er nævnt to gange.");
    if (ids.some((id) => !/^[a-z0-9-]{1,40}$/.test(id ?? ""))) {
      wrong.push("Hvert bilag skal have et id af små bogstaver, cifre og bindestreger, fx bilag-1.");
    }
    const known = ["id", "file", "sha256", "origin", "date"];
    for (const form of Array.isArray(list.forms) ? list.forms : []) {
      const unknown = Object.keys(form ?? {}).filter((key) => !known.includes(key));
      if (unknown.length > 0) wrong.push(`Feltet ${unknown.join(", ")} kendes ikke. Felterne er: ${known.join(", ")}.`);
      const text = [form?.origin, form?.date, form?.sha256].filter((value) => value !== undefined);
      if (text.some((value) => typeof value !== "string" || value === "")) {
        wrong.push("Felterne origin, date og sha256 skal være tekster, når de er der.");
      }
    }
    if (!report.check("forms/forms.json kan bruges", wrong, remedy)) return;
    const others = ids.filter((id) => !["bilag-1", "bilag-2"].includes(id));
    if (others.length > 0) {
      report.note(
        `${others.join(", ")} er ikke et af de medfølgende bilag. Det bruges kun i en bestillingsrunde med det id.`,
      );
    }
    for (const form of list.forms) await this.checkForm(form, remedy);
  }

  async checkForm({ file, sha256: expected }, remedy) {
    const text = `Bilaget forms/${file} svarer til forms.json`;
    if (!/^(?!\.)[^/\\:?#%]+\.(docx|xlsx|pdf)$/i.test(file ?? "")) {
      this.report.fault(`${text}: Det skal være en .docx-, .xlsx- eller .pdf-fil i samme mappe.`, remedy);
      return;
    }
    const { answer, faults } = await this.file(`forms/${encodeURIComponent(file)}`);
    const wrong = [...faults];
    if (faults.length === 0) {
      if (answer.body.length === 0) wrong.push("Filen er tom.");
      if (answer.body.length > FORM_MOST_BYTES) wrong.push("Filen fylder mere end 19,9 MB.");
      if (expected !== undefined && sha256(answer.body) !== String(expected).toLowerCase()) {
        wrong.push(`Filens SHA-256 er ${sha256(answer.body)}, og i forms.json står ${expected}.`);
      }
    }
    this.report.check(text, wrong, remedy);
  }

  async checkCompression() {
    try {
      const answer = await get(`${this.base}/manifest.xml`, { ca: this.ca, headers: { "accept-encoding": "gzip" } });
      const packed = answer.headers["content-encoding"] === "gzip" && gunzipSync(answer.body).length > 0;
      if (packed) this.report.ok("Serveren komprimerer");
      else this.report.note("Serveren komprimerer ikke (gzip). Panelet åbner langsommere, end det behøver.");
    } catch (error) {
      this.report.fault(`Serveren komprimerer: ${connectionFault(error)}`, INSTALLATION);
    }
  }

  async checkHttp() {
    const { report } = this;
    if (this.httpPort === undefined && this.url.port !== "") {
      report.note(
        "http uden kryptering er ikke prøvet, da adressen har et portnummer. Angiv --http-port for at prøve.",
      );
      return;
    }
    const port = this.httpPort ?? 80;
    let answer;
    try {
      answer = await get(`http://${this.url.hostname}:${port}${this.url.pathname.replace(/\/+$/, "")}/taskpane.html`);
    } catch {
      report.ok("Serveren svarer ikke uden kryptering (http)");
      return;
    }
    const secure =
      answer.status >= 300 && answer.status < 400 && (answer.headers.location ?? "").startsWith("https://");
    const closed = answer.status >= 400;
    report.check(
      "http uden kryptering sendes til https",
      secure || closed ? [] : [`Serveren svarer ${answer.status} på http.`],
      `Send al http til https. ${INSTALLATION}`,
    );
  }

  async checkOfficeJs() {
    if (this.offline || !this.officeJs) return;
    try {
      const answer = await get(this.officeJs);
      if (answer.status === 200) this.report.ok("office.js kan hentes fra Microsoft herfra");
      else
        this.report.note(
          `Microsoft svarer ${answer.status} på ${this.officeJs}. Brugernes pc'er skal kunne hente den.`,
        );
    } catch {
      this.report.note(
        `${this.officeJs} kan ikke hentes herfra. Brugernes pc'er skal kunne hente den. Spørg den, der passer jeres proxy.`,
      );
    }
  }
}

/**
 * @param {string} address the site
 * @param {{ca?: string, httpPort?: number, offline?: boolean, print: (line: string) => void}} options
 * @returns {Promise<{ok: number, faults: number, notes: number}>}
 */
export function verify(address, options) {
  return new Verification(address, options).run();
}

function parseArguments(argv) {
  const parsed = { offline: false };
  const positional = [];
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at];
    if (argument === "--offline") parsed.offline = true;
    else if (argument === "--ca" || argument === "--http-port") {
      at += 1;
      if (argv[at] === undefined) return null;
      if (argument === "--ca") parsed.caFile = argv[at];
      else parsed.httpPort = Number(argv[at]);
    } else if (argument.startsWith("-")) return null;
    else positional.push(argument);
  }
  if (positional.length !== 1 || Number.isNaN(parsed.httpPort)) return null;
  return { ...parsed, address: positional[0] };
}

async function main(argv) {
  const parsed = parseArguments(argv);
  if (!parsed) {
    console.error(USAGE);
    return argv.includes("--help") || argv.includes("-h") ? 0 : 2;
  }
  if (!/^https:\/\/[^/?#\s]+[^?#\s]*$/.test(parsed.address)) {
    console.error(`"${parsed.address}" er ikke en https-adresse. Skriv den som https://vært eller https://vært/mappe.`);
    return 2;
  }
  let ca;
  if (parsed.caFile !== undefined) {
    try {
      ca = readFileSync(parsed.caFile, "utf8");
    } catch {
      console.error(`Filen ${parsed.caFile} kan ikke læses.`);
      return 2;
    }
  }
  const counts = await verify(parsed.address, { ...parsed, ca, print: (line) => console.log(line) });
  console.log(`\n${summary(counts)}`);
  return counts.faults === 0 ? 0 : 1;
}

/** The last line: how it went, and where to begin. */
function summary({ ok, faults, notes }) {
  const remarks = notes === 0 ? "" : `, ${notes} ${notes === 1 ? "bemærkning" : "bemærkninger"}`;
  return faults === 0
    ? `Alt er i orden: ${ok} kontroller${remarks}.`
    : `${faults} fejl, ${ok} kontroller i orden${remarks}. Ret fejlene fra oven: den første er ofte årsag til de næste.`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
