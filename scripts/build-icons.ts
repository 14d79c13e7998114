/**
 * Renders assets/icons/icon.svg as the PNG sizes that Outlook asks for. Run by hand after a change of the drawing;
 * the PNGs are committed, so that a build needs no browser.
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";

/** 16 to 80: ribbon buttons. 64 and 128: IconUrl and HighResolutionIconUrl of a mail add-in. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];

async function buildIcons(): Promise<void> {
  const folder = path.resolve("assets/icons");
  const svg = await readFile(path.join(folder, "icon.svg"), "utf8");
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      // As an image and not inline: the drawing's own media query then sees the icon's width.
      const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
      await page.setContent(
        `<style>body{margin:0;background:transparent}img{display:block}</style><img src="${source}" width="${size}" height="${size}">`,
      );
      await page.locator("img").evaluate((image: HTMLImageElement) => image.decode());
      const png = await page.screenshot({ omitBackground: true, type: "png" });
      await writeFile(path.join(folder, `icon-${size}.png`), png);
      console.log(`icon-${size}.png ${png.length} bytes`);
    }
  } finally {
    await browser.close();
  }
}

void buildIcons();
