/** The pane as an administrator deploys it: the shipped nginx configuration on the real nginx, inside the local Outlook. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { removeFolders } from "../hosting/temporary-folder";
import { NGINX, startNginx, type WebServer } from "../hosting/web-server";
import { BROWSER_ARGS, findBrowser } from "./find-browser";
import { test as base, expect } from "./outlook-fixture";
import { ADDIN_HOST, ADDIN_ORIGIN, SITE_FOLDER } from "./site";

const test = base.extend<Record<never, never>, { nginx: WebServer }>({
  nginx: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const server = await startNginx(
        () => SITE_FOLDER,
        (configuration) => configuration.replaceAll("server_name localhost;", `server_name ${ADDIN_HOST};`),
      );
      await use(server);
      await server.stop();
      removeFolders();
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ harnessServer, nginx }, use) => {
      // Everything else is where the other tests have it; only the add-in's host is nginx.
      const args = harnessServer.resolverArgs.map((argument) =>
        argument.replace(new RegExp(`MAP ${ADDIN_HOST}:443 [^,]+`), `MAP ${ADDIN_HOST}:443 127.0.0.1:${nginx.port}`),
      );
      await use({ executablePath: await findBrowser(), args: [...BROWSER_ARGS, ...args] });
    },
    { scope: "worker" },
  ],
});

test.skip(!existsSync(NGINX), "nginx is not installed (Debian: nginx-light)");

test("the pane starts from nginx in Outlook, styled, and its policy refuses nothing that it needs", async ({
  outlook,
  page,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    const from = message.location().url;
    // office.js itself tries two inline styles, which are refused without effect (docs/adr/0013).
    if (/Content Security Policy|Refused to/.test(message.text()) && !from.endsWith("/outlook-web-16.01.js"))
      refused.push(`${from}: ${message.text()}`);
  });
  const answered = page.waitForResponse(`${ADDIN_ORIGIN}/taskpane.html`);
  await outlook.openDraft({ from: "anna@kk.dk" });
  expect((await answered).headers()["server"]).toBe("nginx");
  const fill = outlook.pane.getByRole("button", { name: /^Udfyld mail/ }).first();
  await expect(outlook.pane.getByRole("heading", { level: 1, name: "Rutebestilling" })).toBeVisible();
  await expect(fill).toBeVisible();
  // Fluent UI's own look, and not the browser's grey button.
  await expect(fill).not.toHaveCSS("background-color", "rgb(239, 239, 239)");
  expect(refused).toEqual([]);
});

test("files of every kind reach the pane from nginx: chunks, organisation file, forms", async ({ outlook, page }) => {
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(ADDIN_ORIGIN) && response.status() >= 400)
      failed.push(`${response.status()} ${response.url()}`);
  });
  await outlook.openDraft({ from: "anna@kk.dk" });
  for (const name of ["Tjekliste", "Profil", "Bestilling"]) {
    await outlook.pane.getByRole("tab", { name }).click();
    await expect(outlook.pane.getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
  }
  const frame = await outlook.paneFrame();
  const files = Object.keys(
    (JSON.parse(readFileSync(path.join(SITE_FOLDER, "files.json"), "utf8")) as { files: object }).files,
  );
  const statuses = await frame.evaluate(
    (paths) => Promise.all(paths.map(async (file) => [file, (await fetch(file)).status] as const)),
    [...files, "organisation/organisation.json", "forms/forms.json"],
  );
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  expect(failed).toEqual([]);
});
