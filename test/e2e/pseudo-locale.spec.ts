/**
 * A third language that nobody wrote: the English texts in brackets and a third longer. What is wider than the pane with
 * them will be so in a longer language. That no text is written into a component is test/unit/taskpane/literal-text.test.ts.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Outlook, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, profileSettings } from "./pane-steps";
import { SITE_FOLDER } from "./site";

/** Runs in the pane before the chunk with the English texts: what the chunk gives is changed on its way in. */
function pseudoLocale(chunk: string): string {
  const wrapper = `(() => {
    const disguise = (value) => {
      if (typeof value === "string") return value === "" || /^(?:en|da)$/.test(value) ? value : "⟦" + value + " " + "~".repeat(Math.ceil(value.length / 3)) + "⟧";
      if (typeof value === "function") return (...given) => disguise(value(...given));
      if (Array.isArray(value)) return value.map(disguise);
      if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, disguise(entry)]));
      return value;
    };
    const chunks = Object.keys(globalThis).find((key) => key.startsWith("webpackChunk"));
    globalThis.__chunks = { push([ids, modules, ...rest]) {
      for (const [id, factory] of Object.entries(modules)) {
        modules[id] = (module, exported, require) => {
          const inner = {};
          factory(module, inner, require);
          for (const key of Object.keys(inner)) Object.defineProperty(exported, key, { enumerable: true, value: disguise(inner[key]) });
        };
      }
      globalThis[chunks].push([ids, modules, ...rest]);
    } };
  })();`;
  return (
    wrapper +
    chunk.replace(
      /\(?(?:self|globalThis)\.webpackChunk\w+\s*=\s*(?:self|globalThis)\.webpackChunk\w+\s*\|\|\s*\[\]\)?\.push\(/,
      "globalThis.__chunks.push(",
    )
  );
}

async function expectFits(outlook: Outlook, name: string): Promise<void> {
  const frame = await outlook.paneFrame();
  const [scrolls, width] = await frame.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect.soft(scrolls, name).toBe(width);
}

test("every view fits into 320 px in a language with longer texts", async ({ outlook }) => {
  await outlook.page.route("**/static/english.*.js", async (route) => {
    const file = path.join(SITE_FOLDER, "static", path.basename(new URL(route.request().url()).pathname));
    await route.fulfill({ contentType: "text/javascript", body: pseudoLocale(readFileSync(file, "utf8")) });
  });
  await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE, language: "en-US" });
  const { pane } = outlook;
  await expect(pane.getByRole("tab").first()).toContainText("⟦");
  const open = async () => {
    const closed = pane.locator("main button[aria-expanded=false]");
    for (let opened = 0; opened < 12 && (await closed.count()) > 0; opened += 1) await closed.first().click();
    await expect(pane.getByText("⟦Loading", { exact: false })).toHaveCount(0);
  };
  await open();
  await expectFits(outlook, "order");
  await pane.getByRole("button", { name: "Fill in" }).first().click();
  await expectResultInBrackets(outlook);
  await expectFits(outlook, "complete");
  await outlook.faults.fail("subject.setAsync", 9002);
  await outlook.typeSubject("andet");
  await pane.getByRole("button", { name: "Fill in" }).first().click();
  await expect(pane.locator(".result[data-outcome=partial]")).toBeVisible();
  await expectFits(outlook, "partial");
  for (const [index, name] of [
    [1, "checklist"],
    [2, "profile"],
  ] as const) {
    await pane.getByRole("tab").nth(index).click();
    await expect(pane.getByRole("tab").nth(index)).toHaveAttribute("aria-selected", "true");
    await open();
    await expectFits(outlook, name);
  }
});

async function expectResultInBrackets(outlook: Outlook): Promise<void> {
  await expect(outlook.pane.locator(".result[data-outcome=complete]")).toContainText("⟦");
}
