/** `npm start`, as someone who has just cloned the project runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { test as base, chromium, expect } from "@playwright/test";
import { BROWSER_ARGS, findBrowser } from "./find-browser";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

interface Started {
  readonly process: ChildProcess;
  output(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

function start(env: Record<string, string>, args: readonly string[] = []): Started {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts", ...args], {
    env: { ...process.env, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  return {
    process: child,
    output: () => output,
    ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
  };
}

base("serves the add-in and the local Outlook, and ends on Ctrl+C", async () => {
  base.setTimeout(120_000);
  const [addinPort, outlookPort] = [await freePort(), await freePort()];
  const started = start({ ADDIN_PORT: String(addinPort), OUTLOOK_PORT: String(outlookPort) }, ["--persona", "mac"]);
  // Only localhost: whatever the page asks for elsewhere fails.
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"],
  });
  try {
    await expect.poll(started.output, { timeout: 60_000 }).toContain(`https://localhost:${outlookPort}`);
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    await page.goto(`https://localhost:${outlookPort}`);
    await page.getByRole("button", { name: "Ny mail" }).click();
    await page.getByRole("button", { name: "Rutebestilling" }).click();
    await expect(page.frameLocator("iframe").getByRole("heading", { name: "Rutebestilling", level: 1 })).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => window.localOutlook.panes()[0]?.isReady), { timeout: 30_000 })
      .toBe(true);
    expect(await page.evaluate(() => window.localOutlook.panes()[0]?.url)).toContain(`https://localhost:${addinPort}/`);
    expect(await page.evaluate(() => window.localOutlook.rejections())).toEqual([]);
    await page.getByRole("button", { name: "Persona og fejl" }).click();
    await expect(page.getByLabel("Persona", { exact: true })).toHaveValue("mac");
  } finally {
    await browser.close();
    started.process.kill("SIGINT");
  }
  expect(await started.ended).toBe(0);
});

base("says which port is taken and what to do", async () => {
  const blocker = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => blocker.listen(port, "127.0.0.1", () => resolve()));
  const started = start({ ADDIN_PORT: String(await freePort()), OUTLOOK_PORT: String(port) });
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain(`Port ${port} is in use by another program.`);
  expect(started.output()).toContain("OUTLOOK_PORT=");
  blocker.close();
});

base("says which personas there are when it is asked for another", async () => {
  const started = start({ ADDIN_PORT: String(await freePort()) }, ["--persona", "outlook-2003"]);
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain("there is no persona outlook-2003; there are classic, directory, mac");
});
