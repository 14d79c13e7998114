/** What the pane does beside what it shows: nothing against the policy, nothing in the console, nothing to anyone else. */
import { expect, type Outlook, test } from "./outlook-fixture";
import { WALKS } from "./pane-states";
import { BEFORE_DEADLINE, fillMail, profileSettings, undoMail } from "./pane-steps";
import { expectNothingBesides } from "./policy-walk";
import { ADDIN_ORIGIN } from "./site";

/** A mail as Outlook and Word write them: styles in every element, and a style sheet. */
const STYLED =
  '<style>p.MsoNormal { margin: 0 }</style><div style="font-family: Aptos; font-size: 12pt" class="elementToProof">' +
  '<p class="MsoNormal" style="color:black">Kære <span style="font-weight:bold">kollega</span></p></div>';

/** Reads, fills, takes back and fills anew a mail that is full of styles. */
async function walkStyledMail(outlook: Outlook): Promise<void> {
  await outlook.openDraft({
    settings: profileSettings(),
    clock: BEFORE_DEADLINE,
    body: STYLED,
    signature: '<p style="color:#0f6cbd">Anna</p>',
  });
  const before = await outlook.draft();
  await fillMail(outlook, 1);
  await undoMail(outlook);
  // Outlook itself takes classes and style sheets out of what is written back; the styles of elements stay.
  const after = await outlook.draft();
  expect(after.text).toBe(before.text);
  for (const style of STYLED.match(/style="[^"]*"/g) ?? []) expect(after.html).toContain(style);
  await fillMail(outlook, 2);
}

for (const [name, walk] of Object.entries({ ...WALKS, "a mail full of styles": walkStyledMail })) {
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
