/** Finds a browser of the Chromium family: one that is installed, else the one that npm brings. */
import { existsSync } from "node:fs";
import path from "node:path";

const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/usr/bin/microsoft-edge-stable",
    "/usr/bin/microsoft-edge",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"], process.env["LOCALAPPDATA"]]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
};

/**
 * The browser that the end-to-end tests drive: `CHROME_PATH`, else an installed Chrome, Edge or Chromium, else the headless shell of
 * `@sparticuz/chromium`, which is unpacked into the temporary folder once.
 * @returns the path of its program
 * @throws Error when `CHROME_PATH` names a file that is not there
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env["CHROME_PATH"];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which is not there.`);
    return chosen;
  }
  const installed = (INSTALLED[process.platform] ?? []).find((file) => existsSync(file));
  if (installed) return installed;
  // Only its program: its default arguments switch web security off, which would make cross-origin tests worthless.
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/** Arguments that keep the browser on this machine and quiet. */
export const BROWSER_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  // Playwright turns the partitioning of storage off, and Debian's Chromium then refuses an embedded page any. This gives each its own,
  // as browsers do; `storage.local` among the local Outlook's switches refuses it.
  "--disable-features=TrackingProtection3pcd",
];
