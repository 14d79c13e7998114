import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { headersFor } from "../../deploy/headers.cjs";
import { rebase } from "../../deploy/rebase/rebase";
import { BUILT_FOR } from "./build-site-setup";
import { installedBrowser } from "./installed-browser";
import { builtSite, filesOf } from "./site";
import { removeFolders, temporaryFolder } from "./temporary-folder";

const REASON = `Bilag 2 blev vedhæftet to gange. <b>"Ret"</b> & vent.`;
const NEW_HOST = "officeapis.public.onecdn.static.microsoft";
const OFFICE_JS = path.join("node_modules", "@microsoft", "office-js", "dist");

function buildOff(folder: string, environment: Readonly<Record<string, string>> = {}): void {
  execFileSync(process.execPath, ["node_modules/webpack/bin/webpack.js", "--mode", "production", "--env", "off"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      BASE_URL: BUILT_FOR,
      OUT_DIR: folder,
      OFF_REASON: REASON,
      ...environment,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const executablePath = installedBrowser();
if (!executablePath) console.warn("Skipped in part: no Chromium is installed.");

describe("the switch-off build", () => {
  let site = "";
  let browser: Browser | undefined;
  let server: http.Server | undefined;
  let address = "";
  beforeAll(async () => {
    site = path.join(temporaryFolder(), "off");
    buildOff(site);
    if (!executablePath) return;
    const started = http.createServer((request, response) => {
      const file = path.join(site, new URL(request.url ?? "/", "http://x").pathname);
      response.writeHead(existsSync(file) ? 200 : 404, headersFor(file));
      response.end(existsSync(file) ? readFileSync(file) : "");
    });
    await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(started.address() as AddressInfo).port}/taskpane.html`;
    server = started;
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    removeFolders();
  });

  test("has the same files at the same paths, and the very same manifest, so nothing is deployed anew", () => {
    const fixed = (folder: string) => filesOf(folder).filter((file) => !file.startsWith("static/"));
    expect(fixed(site)).toEqual(fixed(builtSite()));
    expect(readFileSync(path.join(site, "manifest.xml"))).toEqual(readFileSync(path.join(builtSite(), "manifest.xml")));
  });

  test("says in version.json that it is one, so that open panes leave the old one", () => {
    const on: unknown = JSON.parse(readFileSync(path.join(builtSite(), "version.json"), "utf8"));
    expect(on).not.toHaveProperty("switchedOff");
    expect(JSON.parse(readFileSync(path.join(site, "version.json"), "utf8"))).toEqual({
      ...(on as object),
      switchedOff: true,
    });
  });

  test("takes office.js from the host that the build was given, and rebase.mjs gives the same", () => {
    const built = path.join(temporaryFolder(), "off");
    buildOff(built, { OFFICE_JS_HOST: NEW_HOST });
    expect(readFileSync(path.join(built, "taskpane.html"), "utf8")).toContain(`src="https://${NEW_HOST}/1/office.js"`);
    const moved = path.join(temporaryFolder(), "off");
    cpSync(site, moved, { recursive: true });
    // As the release has it: only what differs from the site.
    rmSync(path.join(moved, "manifest.xml"));
    rebase(moved, BUILT_FOR, { officeJs: NEW_HOST });
    for (const file of filesOf(moved))
      expect({ file, text: readFileSync(path.join(moved, file), "latin1") }).toEqual({
        file,
        text: readFileSync(path.join(built, file), "latin1"),
      });
  });

  test("a host that is not Microsoft's stops the build", () => {
    const folder = path.join(temporaryFolder(), "off");
    expect(() => buildOff(folder, { OFFICE_JS_HOST: "cdn.example.dk" })).toThrow();
    expect(existsSync(folder)).toBe(false);
  });

  test("has next to no script: nothing of the pane can fail in it", () => {
    const scripts = filesOf(site).filter((file) => file.endsWith(".js"));
    expect(scripts).toHaveLength(1);
    for (const script of scripts) expect(readFileSync(path.join(site, script)).length).toBeLessThan(1024);
  });

  (executablePath ? describe : describe.skip)("in Chromium, under the shipped headers and the real office.js", () => {
    function newPage(options: BrowserContextOptions = {}): Promise<Page> {
      if (!browser) throw new Error("the browser did not start");
      return browser.newPage(options);
    }

    async function open(colorScheme: "light" | "dark"): Promise<{ page: Page; problems: string[] }> {
      const page = await newPage({ colorScheme, viewport: { width: 320, height: 640 } });
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) problems.push(message.text());
      });
      await page.route("https://appsforoffice.microsoft.com/lib/1/hosted/**", (route) => {
        const file = path.join(OFFICE_JS, new URL(route.request().url()).pathname.replace("/lib/1/hosted/", ""));
        return existsSync(file)
          ? route.fulfill({ path: file, headers: { "access-control-allow-origin": "*" } })
          : route.abort();
      });
      await page.goto(address);
      return { page, problems };
    }

    test.each(["light", "dark"] as const)("says what is the matter, whole and readable, %s", async (colorScheme) => {
      const { page, problems } = await open(colorScheme);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Rutebestilling er ude af drift");
      expect(await page.locator(".reason").textContent()).toBe(REASON);
      expect(await page.locator("[lang=en] h2").textContent()).toBe("Rutebestilling is out of service");
      // 320 px is the width of a pane on the web.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.waitForFunction(() => "Office" in globalThis);
      expect(problems).toEqual([]);
      await page.close();
    });

    test.each(["light", "dark"] as const)("axe finds nothing, %s", async (colorScheme) => {
      const { page } = await open(colorScheme);
      // Evaluated from outside, so that the page's policy, which refuses further scripts, can stay on.
      await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string }[]; passes: { id: string }[] }> };
        };
        const { violations, passes } = await axe.run();
        return { violations: violations.map(({ id }) => id), checked: passes.map(({ id }) => id) };
      });
      expect(found.violations).toEqual([]);
      expect(found.checked).toContain("color-contrast");
      await page.close();
    });

    test("is readable when office.js cannot be had", async () => {
      const page = await newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
      await page.goto(address);
      expect(await page.locator("h1").textContent()).toBe("Rutebestilling er ude af drift");
      expect(errors).toEqual([]);
      await page.close();
    });
  });
});
