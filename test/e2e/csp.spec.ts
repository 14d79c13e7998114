/** What the pane does beside what it shows: nothing against the policy, nothing in the console, nothing to anyone else. */
import { expect, test } from "./outlook-fixture";
import { walkFilling, walkNewMailbox, walkReading, walkTrouble } from "./pane-states";
import { expectNothingBesides } from "./policy-walk";
import { ADDIN_ORIGIN } from "./site";

for (const [name, walk] of [
  ["a new mailbox", walkNewMailbox],
  ["filling, and the checklist", walkFilling],
  ["late, in trouble, in English", walkTrouble],
  ["reading", walkReading],
] as const) {
  test(name, ({ outlook, officeJsHost }) => expectNothingBesides(outlook, officeJsHost, walk));
}

test("Fluent's styles are in effect under the shipped policy", async ({ outlook }) => {
  const policy = outlook.page
    .waitForResponse((response) => response.url().startsWith(`${ADDIN_ORIGIN}/taskpane.html`))
    .then((response) => response.headers()["content-security-policy"]);
  await outlook.openDraft({ from: "anna.eksempel@kk.dk" });
  const tab = outlook.pane.getByRole("tab", { name: "Profil" });
  await tab.click();
  const field = outlook.pane.getByRole("textbox", { name: "Bogføringssystem" });
  await expect(field).toBeVisible();
  const frame = await outlook.paneFrame();
  // The style sheet's own, and what Fluent puts into the page by script.
  expect(
    await tab.evaluate((element) => {
      const { cursor, fontFamily } = getComputedStyle(element);
      return { cursor, isSegoe: fontFamily.includes("Segoe UI") };
    }),
  ).toEqual({ cursor: "pointer", isSegoe: true });
  expect(
    await field.evaluate((element) => {
      const { display, borderRadius } = getComputedStyle(element.parentElement ?? element);
      return { display, borderRadius };
    }),
  ).toEqual({ display: "flex", borderRadius: "4px" });
  expect(await policy).not.toContain("unsafe-inline");
  expect(await frame.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
});
