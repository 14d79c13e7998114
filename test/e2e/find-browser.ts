/** Finds a browser of the Chromium family: one that is installed, or the headless shell that npm brings. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

interface PackageJson {
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** `@sparticuz/chromium` has a program for this machine. */
const canUnpackShell = process.platform === "linux" && process.arch === "x64";

/**
 * Unpacks the headless shell of `@sparticuz/chromium` into the temporary folder, once for each of its versions.
 * @returns the path of its program
 */
async function unpackShell(): Promise<string> {
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as PackageJson;
  const version = devDependencies["@sparticuz/chromium"];
  const folder = path.join(tmpdir(), `rutebestilling-headless-shell-${version}`);
  const program = path.join(folder, "chromium");
  if (existsSync(program)) return program;
  // Beside the place and then moved there: another run never finds half a browser. The package unpacks into TMPDIR.
  const unpacking = mkdtempSync(`${folder}-`);
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = unpacking;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    // Only its program: its default arguments switch web security off, which would make cross-origin tests worthless.
    await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  }
  try {
    renameSync(unpacking, folder);
  } catch (error) {
    rmSync(unpacking, { recursive: true });
    if (!existsSync(program)) throw error;
  }
  return program;
}

let unpacked: Promise<string> | undefined;

/** The headless shell; one call unpacks it, as TMPDIR is the whole process's. */
function shell(): Promise<string> {
  unpacked ??= unpackShell();
  return unpacked;
}

/** @throws Error when `CHROME_PATH` names a file that is not there */
function chosenBrowser(): string | undefined {
  const chosen = process.env["CHROME_PATH"];
  if (!chosen) return undefined;
  if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which is not there.`);
  return chosen;
}

const installedBrowser = (): string | undefined => (INSTALLED[process.platform] ?? []).find((file) => existsSync(file));

/**
 * A browser as a user has it: `CHROME_PATH`, else an installed Chrome, Edge or Chromium, else the headless shell of
 * `@sparticuz/chromium`.
 * @returns the path of its program
 * @throws Error when `CHROME_PATH` names a file that is not there
 */
export async function findBrowser(): Promise<string> {
  return chosenBrowser() ?? installedBrowser() ?? shell();
}

/**
 * A browser for many short tests: `CHROME_PATH`, else the headless shell that npm brings, which has the same engine without a window around
 * the page and takes half the processor time, else what {@link findBrowser} finds.
 * @returns the path of its program
 * @throws Error when `CHROME_PATH` names a file that is not there
 */
export async function findHeadlessShell(): Promise<string> {
  const chosen = chosenBrowser();
  if (chosen) return chosen;
  return canUnpackShell ? shell() : findBrowser();
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
  `--disable-features=${[
    // Playwright turns the partitioning of storage off, and Debian's Chromium then refuses an embedded page any. This gives each its
    // own, as browsers do; `storage.local` among the local Outlook's switches refuses it.
    "TrackingProtection3pcd",
    // The address bar's popups are pages of 400 files, loaded for each window, which nobody sees in a browser without a head: two
    // thirds of what a new window costs (Chromium 156).
    "WebUIOmniboxPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxAimPopup",
  ].join(",")}`,
];
