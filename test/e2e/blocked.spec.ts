/** Parts that do not come: refused, hanging, cut off, empty, or a web page in their place. Each ends in a sentence and a way on. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page, Route } from "@playwright/test";
import { DEFAULT_OFFICE_JS_HOST, MICROSOFT_AJAX_HOST } from "../../deploy/office-js-hosts.cjs";
import { expect, type Outlook, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillButton, fillMail, openTab, orderCard, orderCards, profileSettings } from "./pane-steps";
import { ADDIN_ORIGIN, SITE_FOLDER } from "./site";

const settings = profileSettings();

/** How long a part may keep the user waiting. */
const LIMIT = 20_000;
const STEP = 2_000;

/** What can become of a request. A request that hangs is never answered. */
const FATES: Readonly<Record<string, (route: Route) => unknown>> = {
  refused: (route) => route.abort("connectionrefused"),
  forbidden: (route) => route.fulfill({ status: 403, body: "Forbidden" }),
  hanging: () => undefined,
  "cut off": async (route) => {
    const name = new URL(route.request().url()).pathname;
    const text = readFileSync(path.join(SITE_FOLDER, name), "utf8");
    await route.fulfill({ contentType: "text/javascript", body: text.slice(0, text.length / 2) });
  },
  empty: (route) => route.fulfill({ contentType: "text/javascript", body: "" }),
  "a web page": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Log ind</title>" }),
  "a web page that says it is a script": (route) =>
    route.fulfill({ contentType: "text/javascript", body: "<!doctype html><title>Log ind</title>" }),
};

/** Errors that nobody caught, in the page and its frames. */
function watchErrors(page: Page): Error[] {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  return errors;
}

/** Lets time pass, no more than a part may take, until something is shown. */
async function waitOut(page: Page, shown: Locator): Promise<void> {
  for (let passed = 0; passed < LIMIT && (await shown.count()) === 0; passed += STEP) {
    await page.clock.fastForward(STEP);
    // What the timers have set off comes through the network and the browser's own queue.
    await shown.waitFor({ timeout: 500 }).catch(() => undefined);
  }
  await expect(shown).toBeVisible();
}

async function startWithClock(outlook: Outlook, options = {}): Promise<void> {
  await outlook.page.clock.install({ time: new Date(BEFORE_DEADLINE) });
  await outlook.start({ settings, ...options });
}

const chunk = (name: string) => `**/static/${name}.*.js*`;
const part = (outlook: Outlook) => outlook.pane.getByRole("alert").filter({ hasText: "kunne ikke hentes" });
const retry = (within: Locator) => within.getByRole("button", { name: "Prøv igen" });

for (const [fate, happens] of Object.entries(FATES)) {
  test(`a part that is ${fate}: said, and loaded when it is tried again`, async ({ outlook }) => {
    await startWithClock(outlook);
    const errors = watchErrors(outlook.page);
    for (const name of ["checklist", "fill"]) await outlook.page.route(chunk(name), happens);
    await outlook.openSecondPane();
    await test.step("a view", async () => {
      await openTab(outlook, "Tjekliste");
      await waitOut(outlook.page, part(outlook));
      // It goes on failing, and is said again.
      await retry(part(outlook)).click();
      await waitOut(outlook.page, part(outlook));
      await outlook.page.unroute(chunk("checklist"));
      await retry(part(outlook)).click();
      await expect(outlook.pane.getByRole("checkbox", { name: /^Trin 1/ })).toBeVisible();
      await expect(part(outlook)).toHaveCount(0);
    });
    await test.step("the code that fills: nothing is written", async () => {
      await openTab(outlook, "Bestilling");
      await fillButton(outlook).click();
      const alert = orderCard(outlook).getByRole("alert");
      await waitOut(outlook.page, alert);
      await expect(alert).toContainText("Der er ikke skrevet noget i mailen.");
      await outlook.page.unroute(chunk("fill"));
      await retry(alert).click();
      await expect(orderCards(outlook).getByRole("status")).toContainText("Mailen er udfyldt");
    });
    expect(errors).toEqual([]);
  });
}

test("Fluent's theme, hanging: the view that needs it is said, and can be fetched", async ({ outlook }) => {
  await startWithClock(outlook);
  await outlook.page.route(chunk("fluent"), FATES["hanging"] as never);
  await outlook.openSecondPane();
  await openTab(outlook, "Profil");
  await waitOut(outlook.page, part(outlook));
  await outlook.page.unroute(chunk("fluent"));
  await retry(part(outlook)).click();
  await expect(outlook.pane.getByRole("button", { name: "Gem profil" })).toBeVisible();
});

for (const fate of ["hanging", "refused", "a web page"]) {
  test(`the English texts ${fate}: Danish meanwhile, and they can be fetched`, async ({ outlook }) => {
    await startWithClock(outlook, { language: "en-US" });
    const errors = watchErrors(outlook.page);
    await outlook.page.route(chunk("english"), FATES[fate] as never);
    await outlook.openSecondPane();
    await waitOut(outlook.page, fillButton(outlook));
    await waitOut(outlook.page, part(outlook));
    await expect(part(outlook)).toContainText("The English texts could not be loaded.");
    await outlook.page.unroute(chunk("english"));
    await retry(part(outlook)).click();
    await expect(
      outlook.pane
        .getByRole("region", { name: "Orders" })
        .getByRole("button", { name: /^Fill in email/ })
        .first(),
    ).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test("the reader of the organisation's file, missing or hanging: said, and tried again", async ({ outlook }) => {
  await startWithClock(outlook);
  const errors = watchErrors(outlook.page);
  const notice = outlook.pane.locator(".notice").filter({ hasText: "fælles oplysninger kunne ikke hentes" });
  for (const fate of ["forbidden", "hanging", "empty"]) {
    await test.step(fate, async () => {
      await outlook.page.route(chunk("organisation"), FATES[fate] as never);
      await outlook.openSecondPane();
      await waitOut(outlook.page, notice);
      await outlook.page.unroute(chunk("organisation"));
      await retry(notice).click();
      await expect(notice).toHaveCount(0);
      await expect(fillButton(outlook)).toBeEnabled();
    });
  }
  expect(errors).toEqual([]);
});

test("organisation.json that hangs or is cut off: said, and tried again", async ({ outlook }) => {
  await startWithClock(outlook);
  const address = "**/organisation/organisation.json";
  const notice = outlook.pane.locator(".notice");
  for (const [answer, said] of [
    [() => undefined, "kunne ikke hentes"],
    [
      (route: Route) => route.fulfill({ contentType: "application/json", body: '{"version":1,"muni' }),
      "kan ikke læses",
    ],
    [(route: Route) => route.fulfill({ contentType: "application/json", body: "" }), "kan ikke læses"],
    [(route: Route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }), "afviste forespørgslen"],
  ] as const) {
    await test.step(said, async () => {
      await outlook.page.route(address, answer);
      await outlook.openSecondPane();
      await waitOut(outlook.page, notice);
      await expect(notice).toContainText(said);
      await outlook.page.unroute(address);
      await retry(notice).click();
      await expect(notice).toHaveCount(0);
    });
  }
});

test("forms that hang: said in the card, nothing is written, and the next try fills", async ({ outlook }) => {
  await startWithClock(outlook);
  await outlook.openSecondPane();
  for (const pattern of [chunk("forms"), "**/forms/forms.json", "**/static/bilag-1.*.docx"]) {
    await test.step(pattern, async () => {
      await outlook.page.route(pattern, () => undefined);
      await outlook.openSecondPane();
      await fillButton(outlook).click();
      const alert = orderCard(outlook).getByRole("alert");
      // The list's silence is no obstacle: the bundled forms stay.
      if (pattern.endsWith("forms.json")) {
        await waitOut(outlook.page, orderCards(outlook).getByRole("status").filter({ hasText: "Mailen er udfyldt" }));
        await outlook.page.unroute(pattern);
        return;
      }
      await waitOut(outlook.page, alert);
      await expect(alert).toContainText("Der er ikke skrevet noget i mailen.");
      await outlook.page.unroute(pattern);
      await retry(alert).click();
      await expect(orderCards(outlook).getByRole("status")).toContainText("Mailen er udfyldt");
    });
  }
});

test.describe("office.js", () => {
  const TAG = `https://${DEFAULT_OFFICE_JS_HOST}/**/office.js*`;
  const AJAX = `https://${MICROSOFT_AJAX_HOST}/**`;
  const blocked = (outlook: Outlook) => outlook.pane.getByRole("alert").filter({ hasText: "Forbindelsen til Outlook" });

  /** Opens the pane and does not wait for office.js to be ready there. */
  async function openBlockedPane(outlook: Outlook): Promise<void> {
    await outlook.openDraft({ pane: false });
    await outlook.page.evaluate(() => window.localOutlook.openPane());
    await expect(outlook.pane.getByRole("heading", { name: "Rutebestilling" })).toBeVisible();
  }

  for (const fate of ["refused", "forbidden", "hanging", "empty"]) {
    test(`${fate}: the host is named, orders can be fetched, and the pane goes on when it is there`, async ({
      outlook,
    }) => {
      await startWithClock(outlook);
      const errors = watchErrors(outlook.page);
      await outlook.page.route(TAG, FATES[fate] as never);
      await openBlockedPane(outlook);
      await waitOut(outlook.page, blocked(outlook));
      if (fate !== "empty") await expect(blocked(outlook)).toContainText(`office.js fra ${DEFAULT_OFFICE_JS_HOST}.`);
      await expect(blocked(outlook)).not.toContainText("uden for Outlook");
      await expect(outlook.pane.getByRole("combobox", { name: "Kommune" })).toBeVisible();
      await outlook.page.unroute(TAG);
      if (fate === "empty") await retry(blocked(outlook)).click();
      // Nothing was touched: the pane loads itself anew.
      else await waitOut(outlook.page, fillButton(outlook));
      await fillMail(outlook);
      expect(errors).toEqual([]);
    });
  }

  test("a pane that is in use is not loaded anew by itself: it is said", async ({ outlook }) => {
    await startWithClock(outlook);
    await outlook.page.route(TAG, (route) => route.abort());
    await openBlockedPane(outlook);
    await waitOut(outlook.page, blocked(outlook));
    await outlook.pane.getByRole("combobox", { name: "Kommune" }).fill("køb");
    await outlook.page.unroute(TAG);
    const again = blocked(outlook).getByRole("button", { name: "Genindlæs" });
    await waitOut(outlook.page, again);
    await expect(outlook.pane.getByRole("combobox", { name: "Kommune" })).toHaveValue("køb");
    await again.click();
    await expect(fillButton(outlook)).toBeVisible();
  });

  test("MicrosoftAjax.js refused: its host is named", async ({ outlook }) => {
    await startWithClock(outlook);
    await outlook.page.route(AJAX, (route) => route.abort());
    await openBlockedPane(outlook);
    await waitOut(outlook.page, blocked(outlook));
    await expect(blocked(outlook)).toContainText(MICROSOFT_AJAX_HOST);
    await expect(blocked(outlook)).not.toContainText(DEFAULT_OFFICE_JS_HOST);
  });

  for (const fate of ["refused", "hanging"]) {
    test(`${fate} in a browser tab: outside Outlook, as ever`, async ({ page, outlook }) => {
      // The fixture brings the browser that knows the site.
      expect(outlook).toBeTruthy();
      await page.clock.install({ time: new Date(BEFORE_DEADLINE) });
      await page.route(TAG, FATES[fate] as never);
      await page.goto(`${ADDIN_ORIGIN}/taskpane.html`, { waitUntil: "commit" });
      await waitOut(page, page.getByText("Åbnet uden for Outlook"));
    });
  }
});

test("the pane's own script does not come: the page says so without it", async ({ page, outlook }) => {
  expect(outlook).toBeTruthy();
  await page.route("**/static/taskpane.*.js", (route) => route.abort());
  await page.goto(`${ADDIN_ORIGIN}/taskpane.html`);
  const late = page.getByText("Rutebestilling er ikke startet endnu.", { exact: false });
  await expect(late).toBeHidden();
  // The style sheet's own clock.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(late).toBeVisible();
});
