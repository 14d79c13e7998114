/** organisation.json from end to end: what IT wrote is what the pane shows and the mail says, and the file is asked for sparingly. */
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { setRound } from "../../src/domain/state/changes";
import { toInstant } from "../../src/domain/time/instant";
import { readOrganisation } from "../../src/organisation/read";
import { fullOrganisationFile } from "../unit/organisation/full-organisation";
import { BROWSER_ARGS, findBrowser } from "./find-browser";
import { expect, test } from "./outlook-fixture";
import {
  expectResult,
  fillButton,
  fillMail,
  openTab,
  orderCard,
  orderCards,
  PROFILE_LABELS,
  profileField,
  profileSettings,
  TWO_SYSTEMS,
} from "./pane-steps";
import { SITE_FOLDER } from "./site";

/** While the file's own campaign, ØIR04, runs. */
const DURING_THE_ROUND = "2026-11-20T09:00:00Z";

test("a file with all 98 municipalities: nothing to type, the right campaign, locked fields, the supplier in the mail", async ({
  outlook,
}) => {
  await outlook.start({ from: "anna.eksempel@kk.dk", clock: DURING_THE_ROUND });
  await outlook.page.route("**/organisation/organisation.json", (route) =>
    route.fulfill({ json: fullOrganisationFile() }),
  );
  await outlook.openDraft();

  // København has two systems in the file, and the round that runs is the file's.
  await expect(orderCards(outlook)).toHaveCount(2);
  await expect(orderCard(outlook, 1)).toContainText("Finans Øst");
  await expect(orderCard(outlook, 2)).toContainText("Debitor Øst");
  await expect(outlook.pane.getByText("4. december 2026").first()).toBeVisible();

  await fillMail(outlook, 1);
  await expectResult(outlook, "Mailen er udfyldt");
  const draft = await outlook.draft();
  expect(draft.to.map(({ address }) => address)).toEqual(["bestilling@oest.example.dk"]);
  expect(draft.subject).toContain("ØIR04-101-BOG");

  await openTab(outlook, "Profil");
  const email = profileField(outlook, "E-mail til forvaltningsansvarlig for bogføring");
  await expect(email).toHaveValue("bestilling@oest.example.dk");
  await expect(email).not.toBeEditable();
  await expect(outlook.pane.getByText("Låst af jeres it-afdeling").first()).toBeVisible();
  const system = profileField(outlook, "Bogføringssystem");
  await expect(system).toHaveValue("Finans Øst");
  await expect(system).toBeEditable();
  await expect(outlook.pane.getByText("Fra jeres it-afdeling, 2. november 2026").first()).toBeVisible();
});

test("the first view's script and the chunk that reads the file are marked for compilation as they arrive, and no other", () => {
  const folder = path.join(SITE_FOLDER, "static");
  const marked = readdirSync(folder).filter(
    (name) => name.endsWith(".js") && readFileSync(path.join(folder, name), "utf8").startsWith("//# allFunctions"),
  );
  expect(marked.sort()).toEqual([
    expect.stringMatching(/^organisation\.\w+\.js$/),
    expect.stringMatching(/^taskpane\.\w+\.js$/),
  ]);
});

test("the shipped file is empty: the pane says nothing of it", async ({ outlook }) => {
  await outlook.start({ from: "anna.eksempel@kk.dk", clock: DURING_THE_ROUND });
  await outlook.openDraft();
  await expect(fillButton(outlook, 1)).toBeVisible();
  await expect(outlook.pane.locator(".notice")).toHaveCount(0);
});

test("a file that is not there: one quiet line under Profil, and nothing else", async ({ outlook }) => {
  await outlook.start({ from: "anna.eksempel@kk.dk", clock: DURING_THE_ROUND });
  await outlook.page.route("**/organisation/organisation.json", (route) => route.fulfill({ status: 404 }));
  await outlook.openDraft();
  await expect(fillButton(outlook, 1)).toBeVisible();
  await expect(outlook.pane.locator(".notice")).toHaveCount(0);
  const line = outlook.pane.getByText("Jeres it-afdeling har ikke lagt fælles oplysninger ind.");
  await expect(line).toHaveCount(0);
  await openTab(outlook, "Profil");
  await expect(line).toBeVisible();
});

test("a value of the organisation is corrected, said to be, and reset to the organisation's", async ({ outlook }) => {
  await outlook.start({ from: "anna.eksempel@kk.dk", clock: DURING_THE_ROUND });
  await outlook.page.route("**/organisation/organisation.json", (route) =>
    route.fulfill({ json: fullOrganisationFile() }),
  );
  await outlook.openDraft();
  await openTab(outlook, "Profil");
  const system = profileField(outlook, "Bogføringssystem");
  await system.fill("Finans Vest");
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await expect(outlook.pane.getByRole("tabpanel").getByText("Profilen er gemt", { exact: true })).toBeVisible();
  await expect(outlook.pane.getByText("Rettet af dig")).toHaveCount(1);
  await outlook.pane.getByRole("button", { name: /: Bogføringssystem$/ }).click();
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await expect(system).toHaveValue("Finans Øst");
  await expect(outlook.pane.getByText("Rettet af dig")).toHaveCount(0);
});

test("a profile is exported as an organisation.json that is valid, and comes back when it is imported", async ({
  outlook,
}) => {
  await outlook.openDraft({
    from: "anna.eksempel@kk.dk",
    clock: DURING_THE_ROUND,
    settings: profileSettings(TWO_SYSTEMS),
  });
  await openTab(outlook, "Profil");
  const [download] = await Promise.all([
    outlook.page.waitForEvent("download"),
    outlook.pane.getByRole("button", { name: "Eksportér til fil" }).click(),
  ]);
  const buffer = await readFile(await download.path());
  expect(readOrganisation(JSON.parse(buffer.toString("utf8")))).toMatchObject({
    kind: "valid",
    organisation: { municipalities: [{ code: "101", values: TWO_SYSTEMS }] },
  });

  await profileField(outlook, "Bogføringssystem").fill("Noget andet");
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await expect(outlook.pane.getByRole("tabpanel").getByText("Profilen er gemt", { exact: true })).toBeVisible();
  await outlook.pane
    .locator('input[type="file"][accept*="json"]')
    .setInputFiles({ name: download.suggestedFilename(), mimeType: "application/json", buffer });
  await expect(outlook.pane.getByRole("tabpanel").getByText("1 kommune er hentet fra filen.")).toBeVisible();
  for (const [field, label] of Object.entries(PROFILE_LABELS)) {
    await expect(profileField(outlook, label)).toHaveValue(TWO_SYSTEMS[field as keyof typeof PROFILE_LABELS] ?? "");
  }
});

test("a new round is started, proposed with its order date, ordered by mail, and there the next time", async ({
  outlook,
}) => {
  await outlook.start({
    from: "anna.eksempel@kk.dk",
    clock: DURING_THE_ROUND,
    settings: profileSettings(TWO_SYSTEMS),
  });
  await outlook.openDraft();
  await outlook.pane.getByRole("button", { name: "Ny bestillingsrunde" }).click();
  await outlook.pane.getByLabel("Ruterne skal være klar inden").fill("2026-12-30");
  // Five working days before, over Christmas: the 25th and 26th are holidays.
  await expect(outlook.pane.getByLabel("Bestil senest")).toHaveValue("22-12-2026");
  await outlook.pane.getByRole("button", { name: "Start runden" }).click();
  await expect(outlook.pane.getByText("22. december 2026").first()).toBeVisible();
  await fillMail(outlook, 1);
  const { subject } = await outlook.draft();
  const [id = ""] = /[^\s[\]-]+(?=-101-BOG)/.exec(subject) ?? [];
  expect(id).not.toBe("");
  expect(id).not.toBe("ØIR03");

  await outlook.reload();
  await outlook.openDraft();
  await expect(outlook.pane.getByText("22. december 2026").first()).toBeVisible();
});

test("a round that cannot be read is said, by name", async ({ outlook }) => {
  const now = toInstant(new Date(DURING_THE_ROUND));
  const settings = profileSettings(TWO_SYSTEMS, "101", (state) => setRound(state, "ØIR77", "no round", now));
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", clock: DURING_THE_ROUND, settings });
  await expect(outlook.pane.locator(".notice")).toContainText("Bestillingsrunden ØIR77 kunne ikke læses");
  await expect(fillButton(outlook, 1)).toBeVisible();
});

test("a warm open makes one conditional request, and a changed file is seen at once", async () => {
  const script = await bundleAdapter();
  const requests: string[] = [];
  let version = 1;
  const server = createServer(({ url, headers }, response) => {
    if (url === "/") return response.setHeader("content-type", "text/html").end("<!doctype html>");
    if (url !== "/organisation/organisation.json") return response.writeHead(404).end();
    const etag = `"${version}"`;
    requests.push(headers["if-none-match"] ?? "whole");
    const isKnown = headers["if-none-match"] === etag;
    response.writeHead(isKnown ? 304 : 200, { etag, "content-type": "application/json" });
    return response.end(
      isKnown ? undefined : JSON.stringify({ version: 1, municipalities: [{ code: "101", source: `v${version}` }] }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGS] });
  try {
    const page = await browser.newPage();
    const open = async () => {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.addScriptTag({ content: script });
      return page.evaluate(() => (window as unknown as { loadSource: () => Promise<string> }).loadSource());
    };
    expect([await open(), await open(), await open()]).toEqual(["v1", "v1", "v1"]);
    expect(requests).toEqual(["whole", '"1"', '"1"']);
    version = 2;
    expect(await open()).toBe("v2");
    expect(requests).toHaveLength(4);

    // The server is gone: the last good copy is there, with its day.
    await new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
    expect(await page.evaluate(() => (window as unknown as { loadSource: () => Promise<string> }).loadSource())).toBe(
      "unreachable, v2 of 2026-11-22",
    );
  } finally {
    await browser.close();
    server.close();
  }
});

/** The adapter as the pane uses it, with the browser's own fetch, cache and localStorage. */
async function bundleAdapter(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { fetchedOrganisation } from "./src/organisation/fetch";
        // The mailbox keeps it for a pane in Outlook.
        let sha256 = null;
        const seal = { read: () => sha256, write: (now) => { sha256 = now; } };
        window.loadSource = async () => {
          const state = await fetchedOrganisation({ today: () => "2026-11-22", seal }).load();
          if (state.kind === "loaded") return state.organisation.municipalities[0].source;
          const { lastGood } = state;
          return state.fault + ", " + lastGood?.organisation.municipalities[0].source + " of " + lastGood?.fetched;
        };
      `,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
