/** Text that means something to HTML, XML or a screen: it comes out as text, whole, everywhere. */
import PizZip from "pizzip";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "../../src/domain/profile/fields";
import { expect, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillMail, openTab, orderCard, profileSettings } from "./pane-steps";

/** A right-to-left override, which turns what follows around on the screen. */
const RLO = "\u202E";
const HOSTILE = `<script>alert('x')</script><img src=x onerror="alert(1)"> "æøå" & {navn} 🏛️ ${RLO}txt`;

/** Fields whose values must be addresses; these hold what an address may. */
const ADDRESSES: readonly ProfileField[] = [
  "bookkeeping.email",
  "collection.email",
  "contact.email",
  "bookkeeping.cc",
  "collection.cc",
  "municipality.cc",
  "cleanup.alertRecipients",
];

const values: ProfileValues = Object.fromEntries(
  PROFILE_FIELDS.map((field) => [
    field,
    ADDRESSES.includes(field) ? `o'hara+${field.replace(/\W/g, "-")}@example.dk` : `${field} ${HOSTILE}`,
  ]),
);

/** The text of a form as Word shows it. */
function readForm(base64: string): string {
  const xml = new PizZip(base64, { base64: true }).file("word/document.xml")?.asText() ?? "";
  const text = xml.replace(/<w:(?:br|tab)[^>]*\/>|<\/w:p>/g, " ").replace(/<[^>]+>/g, "");
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

test("in every field of the profile: escaped in the mail, whole in the forms, inert in the pane", async ({
  outlook,
}) => {
  const dialogs: string[] = [];
  outlook.page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await outlook.openDraft({ settings: profileSettings(values), clock: BEFORE_DEADLINE });
  await orderCard(outlook).getByRole("button", { name: "Vis mailen" }).click();
  await expect(outlook.pane.locator(".mail-preview")).toContainText("<script>alert('x')</script>");
  await fillMail(outlook);

  const draft = await outlook.draft();
  expect(draft.html).toContain("&lt;script&gt;");
  const found = await outlook.page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const elements = [...body.querySelectorAll("*")];
    return {
      names: [...new Set(elements.map((element) => element.localName))].sort(),
      handlers: elements.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on")),
      text: body.textContent,
    };
  }, draft.html);
  expect(found.names.filter((name) => ["script", "img", "iframe", "object", "svg"].includes(name))).toEqual([]);
  expect(found.handlers).toEqual([]);
  // What is shown reads in its own direction: the override does not reach the text around it.
  expect(found.text).not.toContain(RLO);
  const shown = HOSTILE.replace(RLO, "");
  for (const field of ["bookkeeping.supplier", "bookkeeping.system", "contact.name", "contact.phone"]) {
    expect(found.text).toContain(`${field} ${shown}`);
  }
  expect(draft.to.map(({ address }) => address)).toEqual(["o'hara+bookkeeping-email@example.dk"]);
  expect(draft.subject.length).toBeLessThanOrEqual(255);
  expect(draft.subject.endsWith("ØIR03-101-BOG")).toBe(true);

  const forms = draft.attachments.map(({ base64 }) => readForm(base64)).join("\n");
  for (const field of PROFILE_FIELDS) {
    if (field.startsWith("collection.")) continue;
    const value = values[field] ?? "";
    // The two that the forms do not carry: they are for the mail and for the user's own filing.
    if (["municipality.cc", "bookkeeping.cc"].includes(field)) continue;
    expect(forms, field).toContain(value.replace(RLO, ""));
  }
  for (const view of ["Tjekliste", "Profil", "Bestilling"] as const) {
    await openTab(outlook, view);
    await expect(outlook.pane.getByRole("tab", { name: view, exact: true })).toHaveAttribute("aria-selected", "true");
  }
  expect(await outlook.pane.locator("img, script[src='x']").count()).toBe(0);
  expect(dialogs).toEqual([]);
});

test("in the plain text, in a municipality's file and in an own subject", async ({ outlook }) => {
  await outlook.page.route("**/organisation/organisation.json", (route) =>
    route.fulfill({
      contentType: "application/json",
      body: JSON.stringify({
        version: 1,
        municipalities: [
          {
            code: "101",
            bookkeeping: { system: HOSTILE, supplier: { company: HOSTILE, emails: ["a@example.dk"] } },
            collection: { system: HOSTILE },
            contact: { name: HOSTILE, email: "anna@kk.dk" },
          },
        ],
      }),
    }),
  );
  await outlook.openDraft({
    from: "anna@kk.dk",
    clock: BEFORE_DEADLINE,
    bodyType: "text",
    subject: HOSTILE,
    settings: {},
  });
  await fillMail(outlook);
  const { text } = await outlook.draft();
  expect(text).toContain(`Til ${HOSTILE.replace(RLO, "")}`);
  await expect(orderCard(outlook)).toContainText("er erstattet");
  expect(await outlook.pane.locator("img").count()).toBe(0);
});
