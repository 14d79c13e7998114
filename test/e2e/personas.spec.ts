/** The personas of the local Outlook in its page, and the switches that only a browser can show. */
import { expect, test } from "./outlook-fixture";
import { openProbeDraft } from "./probe-pane";

test.use({ persona: null });

test("a draft opens under a persona, and under single switches", async ({ outlook }) => {
  const probe = await openProbeDraft(outlook, { persona: "classic", behaviours: { "body.ids": "keep" } });
  await probe.value("body.prependAsync", '<p id="a">Hej</p>', { coercionType: "html" });
  const html = String(await probe.value("body.getAsync", "html"));
  expect(html).toContain("Microsoft Word 15");
  expect(html).toMatch(/<p id="a" class="MsoNormal">Hej<o:p><\/o:p><\/p>/);
});

test.describe("what the page does", () => {
  test("the requirement set that is claimed", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { behaviours: { "requirements.mailbox": "1.8" } });
    for (const [set, isClaimed] of [
      ["1.8", true],
      ["1.9", false],
    ] as const) {
      const answer = await probe.invoke("requirements.isSetSupported", "Mailbox", set);
      expect(answer).toEqual({ status: "succeeded", value: isClaimed });
    }
  });

  for (const [told, after] of [
    ["at-once", [1, 1]],
    ["late", [0, 1]],
    ["never", [0, 0]],
  ] as const) {
    test(`the theme is told ${told}`, async ({ outlook }) => {
      await outlook.page.clock.install();
      const probe = await openProbeDraft(outlook, { behaviours: { "theme.told": told } });
      await outlook.page.clock.pauseAt(Date.now() + 60_000);
      await probe.listen("mailbox", "officeThemeChanged");
      // What was sent before this answer has arrived before it.
      const count = async () => {
        await probe.value("subject.getAsync");
        return (await probe.events()).length;
      };
      expect(await count()).toBe(after[0]);
      await outlook.page.clock.runFor(3_000);
      expect(await count()).toBe(after[1]);
    });
  }

  for (const isAllowed of [false, true]) {
    test(`the clipboard is ${isAllowed ? "" : "not "}handed to the pane`, async ({ outlook, context }) => {
      await context.grantPermissions(["clipboard-write"]);
      await openProbeDraft(outlook, { behaviours: { "clipboard.allowed": isAllowed } });
      const policy = await (await outlook.paneFrame()).evaluate(() => {
        const { featurePolicy } = document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } };
        return featurePolicy.allowsFeature("clipboard-write");
      });
      expect(policy).toBe(isAllowed);
    });
  }

  for (const storage of ["partitioned", "denied"] as const) {
    test(`localStorage is ${storage}`, async ({ outlook }) => {
      await openProbeDraft(outlook, { behaviours: { "storage.local": storage } });
      const found = await (await outlook.paneFrame()).evaluate(() => {
        try {
          return localStorage.length >= 0 ? "there" : "odd";
        } catch (error) {
          return (error as Error).name;
        }
      });
      expect(found).toBe(storage === "denied" ? "SecurityError" : "there");
    });
  }
});

test("the drawer changes the persona, and a single switch, while Outlook runs", async ({ outlook }) => {
  const probe = await openProbeDraft(outlook);
  const { page } = outlook;
  await page.getByRole("button", { name: "Persona og fejl" }).click();
  await page.getByLabel("Persona", { exact: true }).selectOption("Klassisk Outlook til Windows");
  expect(await probe.value("body.getAsync", "html")).toContain("Microsoft Word 15");
  await page.getByText(/^Alle kontakter/).click();
  await page.getByLabel("body.document", { exact: true }).selectOption("inner");
  expect(await probe.value("body.getAsync", "html")).not.toContain("<html");
  await expect(page.getByLabel("Persona", { exact: true })).toHaveValue("");
});

test("a stale body in the browser, and a text that comes late", async ({ outlook }) => {
  const behaviours = { "body.read": "last-saved", "body.prependDelayMs": 400 } as const;
  const probe = await openProbeDraft(outlook, { behaviours });
  await outlook.typeIntoBody("Min tekst");
  await probe.value("body.prependAsync", "<p>Vores tekst</p>", { coercionType: "html" });
  expect(await probe.value("body.getAsync", "text")).not.toContain("Min tekst");
  // It appears in the editor by itself.
  await expect(outlook.page.getByRole("textbox", { name: "Mailens tekst" })).toContainText("Vores tekst");
  await probe.value("saveAsync");
  expect(await probe.value("body.getAsync", "text")).toMatch(/Vores tekst[\s\S]*Min tekst/);
});
