/**
 * axe in a page under the shipped content security policy. It is evaluated in the frame, where the browser lets a test do
 * what the page itself may not; a script tag would be refused.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

declare const axe: { run(context: Document | Element, options: object): Promise<AxeResults> };

/**
 * What axe finds, one entry for each element.
 * @param within selector of the part to look at; the whole page, with axe's rules of good practice too, when left out
 * @throws when there is no such part
 */
export async function axeFindings(frame: Frame | Page, within: string | null = null): Promise<string[]> {
  if (await frame.evaluate(() => !("axe" in globalThis))) await frame.evaluate(AXE);
  // Colours fade over when the theme changes; what axe is to judge is what they become.
  await frame.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));
  const { violations } = await frame.evaluate(
    ([selector, tags]) => {
      const context = selector === null ? document : document.querySelector(selector);
      if (!context) throw new Error(`The page has no ${selector}`);
      return axe.run(context, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    },
    [within, within === null ? [...WCAG, "best-practice"] : WCAG] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
}
