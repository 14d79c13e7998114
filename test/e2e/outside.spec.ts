/** The pane in a browser tab of its own: orders as draft files, read here by other programs. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import PizZip from "pizzip";
import PostalMime from "postal-mime";
import { expect, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, ONE_SYSTEM, profileSettings, SETTINGS_KEY, TWO_SYSTEMS } from "./pane-steps";
import { ADDIN_ORIGIN } from "./site";

const NAMES = [
  "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx",
  "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1.docx",
];

/** Opens the site with a profile that was saved in this browser before. */
async function openOutside(page: Page, values = TWO_SYSTEMS, code = "101"): Promise<void> {
  await page.clock.setFixedTime(BEFORE_DEADLINE);
  const stored = JSON.stringify(profileSettings(values, code)[SETTINGS_KEY]);
  await page.addInitScript((text) => localStorage.setItem("rutebestilling.settings", text), stored);
  await page.goto(`${ADDIN_ORIGIN}/taskpane.html`);
  await expect(page.getByText("Åbnet uden for Outlook")).toBeVisible();
}

async function download(page: Page, button: string): Promise<{ readonly name: string; readonly file: string }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), file: await file.path() };
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What Python's email package, which shares no code with the writer, makes of a file; null where there is no Python. */
function readWithPython(file: string) {
  const program = `
import email, email.policy, hashlib, json, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
parts = [p for p in m.walk() if not p.is_multipart()]
print(json.dumps({
  "unsent": m["X-Unsent"], "from": m["From"], "to": [a.addr_spec for a in m["To"].addresses], "subject": m["Subject"],
  "types": [p.get_content_type() for p in parts], "plain": parts[0].get_content(), "html": parts[1].get_content(),
  "names": [p.get_filename() for p in parts[2:]],
  "hashes": [hashlib.sha256(p.get_content()).hexdigest() for p in parts[2:]],
  "defects": [str(d) for p in m.walk() for d in p.defects] + [str(d) for h in m.values() for d in getattr(h, "defects", [])],
}))`;
  const result = spawnSync("python3", ["-c", program, file], { encoding: "utf8" });
  return result.status === 0 ? JSON.parse(result.stdout) : null;
}

test("says so, and gives one draft file an order that mail programs read alike", async ({ page }, testInfo) => {
  await openOutside(page);
  await expect(page.getByRole("button", { name: /^Udfyld mail/ })).toHaveCount(0);
  for (const [button, key, to, system] of [
    ["Hent mail 1 som kladde", "BOG", "ruter@leverandoer-a.example.dk", "Kvantum"],
    ["Hent mail 2 som kladde", "OPK", "ruter@leverandoer-b.example.dk", "KMD Opus Debitor"],
  ] as const) {
    const { name, file } = await download(page, button);
    expect(name).toBe(`ØIR03-101-${key}.eml`);
    await expect(page.getByRole("tabpanel").getByText(`${name} er hentet`, { exact: false })).toBeVisible();
    const bytes = readFileSync(file);
    const text = bytes.toString("latin1");
    // RFC 5322: no line over 78 characters where it can be helped, CRLF everywhere, nothing outside ASCII.
    expect(Math.max(...text.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text.replaceAll("\r\n", "")).toMatch(/^[\x20-\x7E]*$/);

    const subject = `Bestilling af ruter og overvågning – Københavns Kommune – ${system} – ØIR03-101-${key}`;
    const mail = await PostalMime.parse(bytes);
    expect(mail.headers.find((header) => header.key === "x-unsent")?.value).toBe("1");
    expect(mail.from).toBeUndefined();
    expect(mail.to?.map(({ address }) => address)).toEqual([to]);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(`bestiller hermed ruter og overvågning på Serviceplatformen for ${system}.`);
    expect(mail.html).toContain("<b>CVR-nr.:</b>");
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(NAMES);
    const hashes = mail.attachments.map(({ content }) => {
      const form = new Uint8Array(content as ArrayBuffer);
      expect(new PizZip(form).file("word/document.xml")?.asText()).toContain(system);
      return sha256(form);
    });

    const python = readWithPython(file);
    if (python === null) {
      testInfo.annotations.push({ type: "skipped", description: "python3 is not installed: read by one program only" });
      continue;
    }
    expect(python).toMatchObject({ unsent: "1", from: null, to: [to], subject, names: NAMES, hashes, defects: [] });
    expect(python.types.slice(0, 2)).toEqual(["text/plain", "text/html"]);
    expect(python.plain.replaceAll("\r\n", "\n").trim()).toBe(mail.text?.replaceAll("\r\n", "\n").trim());
    expect(python.html).toContain("Københavns Kommune");
  }
});

test("one system: one file, and a profile is kept in the browser", async ({ page }) => {
  await openOutside(page, ONE_SYSTEM, "730");
  const { name } = await download(page, "Hent mail som kladde");
  expect(name).toBe("ØIR03-730-BOGOPK.eml");
});

test("forms that cannot be fetched: said, no file, and the next try works", async ({ page }) => {
  await openOutside(page);
  await page.route("**/*.docx", (route) => route.abort());
  const downloads: string[] = [];
  page.on("download", (file) => downloads.push(file.suggestedFilename()));
  await page.getByRole("button", { name: "Hent mail 1 som kladde" }).click();
  await expect(page.getByRole("tabpanel").getByText("Bilagene kunne ikke hentes.", { exact: false })).toBeVisible();
  expect(downloads).toEqual([]);
  await page.unroute("**/*.docx");
  await download(page, "Hent mail 1 som kladde");
});
