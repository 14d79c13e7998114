import http from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "@playwright/test";
import { build } from "esbuild";
import { contentSecurityPolicy } from "../../deploy/headers.cjs";
import { installedBrowser } from "./installed-browser";

const executablePath = installedBrowser();
if (!executablePath) console.warn("Skipped: no Chromium is installed.");

/**
 * Components that bring all of Fluent's ways of styling: atomic classes, key frames, theme variables, popovers
 * that are placed by script.
 */
const PAGE = `
  import { Button, Combobox, Dialog, DialogBody, DialogSurface, FluentProvider, makeStyles, MessageBar, Option, Spinner, webLightTheme } from "@fluentui/react-components";
  import { useState } from "react";
  import { createRoot } from "react-dom/client";
  const useStyles = makeStyles({ text: { color: "rgb(1, 2, 3)", animationName: { from: { opacity: 0 }, to: { opacity: 1 } } } });
  function Page() {
    const styles = useStyles();
    const [open, setOpen] = useState(false);
    return <FluentProvider theme={webLightTheme}>
      <p className={styles.text} style={{ paddingTop: "7px" }}>Tekst</p>
      <MessageBar>Besked</MessageBar><Spinner />
      <Combobox aria-label="Kommune"><Option>Aarhus</Option></Combobox>
      <Button appearance="primary" onClick={() => setOpen(true)}>Åbn</Button>
      <Dialog open={open}><DialogSurface><DialogBody>Indhold</DialogBody></DialogSurface></Dialog>
    </FluentProvider>;
  }
  createRoot(document.getElementById("page")).render(<Page />);
`;

interface Outcome {
  readonly button: string;
  readonly text: string;
  readonly padding: string;
  readonly animation: string;
  readonly dialog: string;
  readonly violations: readonly string[];
}

(executablePath ? describe : describe.skip)("Fluent UI under the shipped Content-Security-Policy, in Chromium", () => {
  let browser: Browser;
  let script = "";
  beforeAll(async () => {
    const bundle = await build({
      stdin: { contents: PAGE, loader: "tsx", resolveDir: process.cwd() },
      bundle: true,
      write: false,
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
    });
    script = bundle.outputFiles[0]?.text ?? "";
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** Shows the page under a policy, opens all that opens, and reads how it looks. */
  async function outcomeUnder(policy: string): Promise<Outcome> {
    const server = http.createServer((request, response) => {
      response.setHeader("Content-Security-Policy", policy);
      if (request.url === "/page.js") {
        response.setHeader("Content-Type", "text/javascript; charset=utf-8");
        response.end(script);
      } else {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.end('<!doctype html><html lang="da"><div id="page"></div><script src="/page.js"></script>');
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const page = await browser.newPage();
    try {
      await page.addInitScript(() => {
        const seen: string[] = [];
        Object.assign(globalThis, { seen });
        document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      });
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.getByRole("combobox").click();
      await page.getByRole("option").waitFor();
      // Closed again: an open list keeps the focus, and what has it decides what a modal dialog hides.
      await page.keyboard.press("Escape");
      // Without the mouse: where styles are missing one thing lies upon another.
      await page.locator("button", { hasText: "Åbn" }).dispatchEvent("click");
      await page.locator("[role=dialog]").waitFor();
      return await page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
        return {
          button: style("button.fui-Button").backgroundColor,
          text: style("p").color,
          padding: style("p").paddingTop,
          animation: style("p").animationName,
          dialog: style("[role=dialog]").position,
          violations: (globalThis as unknown as { seen: string[] }).seen,
        };
      });
    } finally {
      await page.close();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test("everything is styled, and nothing is reported", async () => {
    expect(await outcomeUnder(contentSecurityPolicy())).toEqual({
      button: "rgb(15, 108, 189)",
      text: "rgb(1, 2, 3)",
      padding: "7px",
      animation: expect.stringMatching(/^f/),
      dialog: "fixed",
      violations: [],
    });
  });

  test("the hash of the empty style element is what makes it so", async () => {
    const without = contentSecurityPolicy().replace(/ 'sha256-[^']*'/, "");
    const outcome = await outcomeUnder(without);
    expect(outcome.text).toBe("rgb(0, 0, 0)");
    expect(outcome.violations).toContain("style-src-elem");
  });
});
