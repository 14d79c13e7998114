import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium that this machine has, or undefined. */
export function installedBrowser(): string | undefined {
  return PLACES.find((file) => existsSync(file));
}
