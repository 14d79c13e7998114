/** Whether everyone can use the pane: axe in every state, the keyboard alone, small widths, targets, announcements. */
import type { Frame, Locator, Page } from "@playwright/test";
import { axeFindings } from "./axe-findings";
import { expect, type Outlook, test } from "./outlook-fixture";
import { WALKS } from "./pane-states";
import {
  BEFORE_DEADLINE,
  fillButton,
  orderCard,
  orderCards,
  profileSettings,
  SETTINGS_KEY,
  setPaneWidth,
  TWO_SYSTEMS,
} from "./pane-steps";
import { ADDIN_ORIGIN } from "./site";

/** What is wider than the pane, and what is smaller than a finger's tip (WCAG 2.5.8). */
async function layoutFaults(frame: Frame | Page): Promise<string[]> {
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const isShown = (target: HTMLElement) =>
      target.checkVisibility({ visibilityProperty: true }) && !target.closest("[aria-hidden=true], .visually-hidden");
    const sizeOf = (target: HTMLElement) => {
      const { width, height } = target.getBoundingClientRect();
      // A field within Fluent's frame is pressed by that frame; a chosen file's own field is not shown.
      const frameHeight = target.parentElement?.getBoundingClientRect().height ?? 0;
      const isField = ["INPUT", "SELECT"].includes(target.tagName);
      return { width, height: isField ? Math.max(height, frameHeight) : height };
    };
    const targets = document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role=option]",
    );
    const tooSmall = [...targets].filter(isShown).flatMap((target) => {
      const { width, height } = sizeOf(target);
      if (width <= 1 || (width >= 24 && height >= 24)) return [];
      return [`${Math.round(width)} x ${Math.round(height)}: ${target.outerHTML.slice(0, 160)}`];
    });
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    const tooWide = `${scrollWidth - clientWidth} too wide: ${wide.map(({ outerHTML }) => outerHTML.slice(0, 120)).join(", ")}`;
    return [...(scrollWidth > clientWidth ? [tooWide] : []), ...tooSmall];
  });
}

async function setTheme(outlook: Outlook, theme: "light" | "dark"): Promise<void> {
  await outlook.setTheme(theme);
  const frame = await outlook.paneFrame();
  await expect.poll(() => frame.evaluate(() => document.documentElement.style.colorScheme)).toBe(theme);
  // Colours fade over; what axe is to judge is what they become.
  await frame.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));
}

/** Looks at a state in both themes, and soft-fails, so that one run tells all. */
function lookAt(outlook: Outlook) {
  return async (name: string): Promise<void> => {
    await test.step(name, async () => {
      const frame = await outlook.paneFrame();
      for (const width of [320, 160]) {
        await setPaneWidth(outlook, width);
        expect.soft(await layoutFaults(frame), `${name}: layout in ${width} px`).toEqual([]);
      }
      await setPaneWidth(outlook, 320);
      for (const theme of ["light", "dark"] as const) {
        await setTheme(outlook, theme);
        expect.soft(await axeFindings(frame), `${name}, ${theme}`).toEqual([]);
      }
    });
  };
}

test.describe("axe, both themes, 320 px and half of that (200 %), target sizes", () => {
  for (const [name, walk] of Object.entries(WALKS)) {
    test(name, async ({ outlook }) => walk(outlook, lookAt(outlook)));
  }

  test("outside Outlook", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.clock.setFixedTime(BEFORE_DEADLINE);
    const stored = JSON.stringify(profileSettings()[SETTINGS_KEY]);
    await page.addInitScript((text) => localStorage.setItem("rutebestilling.settings", text), stored);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${ADDIN_ORIGIN}/taskpane.html`);
      await expect(page.getByText("Åbnet uden for Outlook")).toBeVisible();
      await expect(page.getByRole("tab").first()).toBeVisible();
      expect(await axeFindings(page), colorScheme).toEqual([]);
      expect(await layoutFaults(page)).toEqual([]);
    }
  });
});

test.describe("by the keyboard alone", () => {
  /** Presses Tab until the element has the focus. */
  async function tabTo(outlook: Outlook, target: Locator, key = "Tab"): Promise<void> {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element.contains(element.ownerDocument.activeElement))) return;
      await outlook.page.keyboard.press(key);
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  /** Whether something on or around the focused element shows that it has the focus. */
  async function showsFocus(outlook: Outlook): Promise<boolean> {
    const frame = await outlook.paneFrame();
    return frame.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return false;
      const around = [focused, focused.parentElement, focused.nextElementSibling].filter((element) => element !== null);
      return around.some((element) =>
        [null, "::before", "::after"].some((pseudo) => {
          const style = getComputedStyle(element, pseudo);
          const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
          const underlined = pseudo === "::after" && style.borderBottomStyle === "solid" && style.content !== "none";
          return (
            outlined || underlined || style.boxShadow.includes("inset") || /0px 0px 0px [12]px/.test(style.boxShadow)
          );
        }),
      );
    });
  }

  test("choose a municipality, fill in the profile, fill the mail, take it back", async ({ outlook }) => {
    test.setTimeout(120_000);
    const { keyboard } = outlook.page;
    const pane = outlook.pane;
    await outlook.openDraft({ from: "anna@example.dk", clock: BEFORE_DEADLINE });
    await expect(pane.getByRole("tab").first()).toBeVisible();
    await pane.getByRole("heading", { level: 1 }).click();

    await tabTo(outlook, pane.getByRole("combobox", { name: "Kommune" }));
    expect(await showsFocus(outlook)).toBe(true);
    await keyboard.type("kbh");
    await expect(pane.getByRole("option", { name: "Københavns Kommune" })).toBeVisible();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(orderCards(outlook)).toHaveCount(2);

    await tabTo(outlook, pane.getByRole("tab", { name: "Bestilling" }));
    expect(await showsFocus(outlook)).toBe(true);
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    const profileTab = pane.getByRole("tab", { name: "Profil" });
    await expect(profileTab).toBeFocused();
    await keyboard.press("Enter");
    await expect(profileTab).toHaveAttribute("aria-selected", "true");

    for (const [label, value] of [
      ["Bogføringssystem", TWO_SYSTEMS["bookkeeping.system"]],
      ["Forvaltningsansvarlig for bogføring", TWO_SYSTEMS["bookkeeping.supplier"]],
      ["E-mail til forvaltningsansvarlig for bogføring", TWO_SYSTEMS["bookkeeping.email"]],
      ["Kontaktperson", TWO_SYSTEMS["contact.name"]],
      ["Kontaktpersonens e-mail", TWO_SYSTEMS["contact.email"]],
    ] as const) {
      const field = pane.getByRole("textbox", { name: label, exact: true });
      await tabTo(outlook, field);
      expect(await showsFocus(outlook), label).toBe(true);
      await keyboard.press("ControlOrMeta+a");
      await keyboard.type(value ?? "");
    }
    await keyboard.press("Enter");
    await expect(pane.getByRole("tabpanel").getByText("Profilen er gemt", { exact: true })).toBeVisible();

    await tabTo(outlook, pane.getByRole("tab", { name: "Profil" }), "Shift+Tab");
    await keyboard.press("ArrowLeft");
    await keyboard.press("ArrowLeft");
    await keyboard.press("Enter");
    await tabTo(outlook, fillButton(outlook, 1));
    expect(await showsFocus(outlook)).toBe(true);
    await keyboard.press("Enter");
    await expect(orderCard(outlook, 1).getByRole("status").filter({ hasText: "Mailen er udfyldt" })).toBeVisible();
    // The focus stays where it was pressed: it is not thrown to the beginning.
    await expect(fillButton(outlook, 1)).toBeFocused();
    await tabTo(outlook, pane.getByRole("button", { name: "Fortryd udfyldning" }));
    await keyboard.press("Space");
    await expect(
      orderCard(outlook, 1).getByRole("status").filter({ hasText: "Udfyldningen er fortrudt" }),
    ).toBeVisible();
    expect((await outlook.draft()).attachments).toEqual([]);
    // The button that was pressed is gone; the focus is still in the pane.
    const frame = await outlook.paneFrame();
    expect(await frame.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });
});
