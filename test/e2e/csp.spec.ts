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
  const tab = outlook.pane.getByRole("tab", { name: "Bestilling" });
  await expect(tab).toBeVisible();
  const frame = await outlook.paneFrame();
  const style = await tab.evaluate((element) => {
    const { display, cursor, fontFamily } = getComputedStyle(element);
    return { display, cursor, isSegoe: fontFamily.includes("Segoe UI") };
  });
  expect(style).toEqual({ display: "grid", cursor: "pointer", isSegoe: true });
  expect(await policy).not.toContain("unsafe-inline");
  expect(await frame.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
});
