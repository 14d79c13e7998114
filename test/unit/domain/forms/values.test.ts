import { FORM_CHOICES } from "../../../../src/domain/forms/choices";
import { describeForm, FORM_EDITION, FORM_LAYOUTS } from "../../../../src/domain/forms/layout";
import { findMissingFormFacts } from "../../../../src/domain/forms/missing-facts";
import { FORM_PLACEHOLDERS, formValues } from "../../../../src/domain/forms/values";
import { MUNICIPALITIES } from "../../../../src/domain/municipality/municipality";
import { findOrganisationUuid } from "../../../../src/domain/municipality/municipality-organisation";
import { formatDanishDate, isoDate } from "../../../../src/domain/time/iso-date";
import { CLEANUP_FORM, DATES, FULL, orderOf, ordersOf, ROUTE_FORM, SHORT } from "../../forms/form-fixtures";

const ONE_SYSTEM = { ...SHORT, "bookkeeping.system": "Prisme", "collection.system": "prisme" };

/** Spaces that do not break are for the eye only. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formValues", () => {
  test("holds exactly the placeholders", () => {
    const values = formValues(orderOf("101", SHORT), ROUTE_FORM, DATES);
    expect(Object.keys(values).sort()).toEqual([...FORM_PLACEHOLDERS].sort());
  });

  test("two orders give two sets: it-system, role, supplier and reference differ, the municipality does not", () => {
    const [books, collection] = ordersOf("101", SHORT).map((order) => formValues(order, ROUTE_FORM, DATES));
    expect(books).toMatchObject({
      ordrereference: "ØIR03-101-BOG",
      it_system: "Kvantum",
      leverandoer: "Bogholderiet A/S",
      leverandoer_mail: "ruter@bogholderiet.example",
      kommune: "Københavns Kommune",
      kommune_cvr: "64942212",
    });
    expect(plain(books?.it_system_rolle ?? "")).toBe("☒ Bogføring   ☐ Opkrævning");
    expect(collection).toMatchObject({
      ordrereference: "ØIR03-101-OPK",
      it_system: "KMD Opus Debitor",
      leverandoer: "Opkrævningshuset ApS",
      leverandoer_mail: "drift@opkraevning.example",
      kommune: "Københavns Kommune",
      kommune_cvr: "64942212",
    });
    expect(plain(collection?.it_system_rolle ?? "")).toBe("☐ Bogføring   ☒ Opkrævning");
  });

  test("one it-system has both roles in one order", () => {
    const [order, ...rest] = ordersOf("751", ONE_SYSTEM);
    expect(rest).toEqual([]);
    const values = formValues(order ?? orderOf("751", ONE_SYSTEM), ROUTE_FORM, DATES);
    expect(plain(values.it_system_rolle)).toBe("☒ Bogføring   ☒ Opkrævning");
    expect(values.ordrereference).toBe("ØIR03-751-BOGOPK");
  });

  test("one it-system whose two roles were written differently shows both, each with its role", () => {
    const user = { ...ONE_SYSTEM, "bookkeeping.sftpUser": "int_a", "collection.sftpUser": "int_b" };
    expect(formValues(orderOf("751", user), ROUTE_FORM, DATES).sftp_bruger).toBe(
      "int_a (bogføring)\nint_b (opkrævning)",
    );
    const same = { ...ONE_SYSTEM, "collection.sftpUser": "int_b" };
    expect(formValues(orderOf("751", same), ROUTE_FORM, DATES).sftp_bruger).toBe("int_b");
  });

  test("keeps the task's two spellings, each in its form", () => {
    const order = orderOf("101", SHORT);
    expect(formValues(order, ROUTE_FORM, DATES)).toMatchObject({
      rute: "SFTP-Rute_2",
      overfoersel: "SortimentOverfør_1",
    });
    expect(formValues(order, CLEANUP_FORM, DATES)).toMatchObject({
      rute: "SFTP-Rute_2",
      overfoersel: "OverførSortiment_1",
    });
  });

  test.each([
    ["bilag-1", "Bestilling af rute til KY", "SortimentOverfør_1"],
    ["bilag-2", "Oprydning for KY", "OverførSortiment_1"],
    ["bilag-3", "Oprydning i OverførSortiment_1", "OverførSortiment_1"],
  ])("say what the round orders, whatever the title of %s is: %s", (id, title, overfoersel) => {
    const form = { id, number: 1, title };
    const order = orderOf("101", SHORT);
    const other = { ...order, campaign: { ...order.campaign, forms: [form] } };
    expect(formValues(other, form, DATES)).toMatchObject({ rute: "SFTP-Rute_2", overfoersel });
  });

  test.each([
    ["the campaign's own date", "2020-03-11", "2020-03-25", "Inden den 25. marts 2020"],
    ["another date", "2020-03-20", "2020-04-03", "Senest den 3. april 2020"],
    ["today", "2020-03-20", "2020-03-20", "Senest den 20. marts 2020"],
    ["no date", "2020-03-20", null, "Hurtigst muligt"],
    ["a date that has passed", "2026-11-22", "2020-03-25", "Hurtigst muligt"],
  ])("asks for %s", (_name, today, readyDate, text) => {
    const dates = { today: isoDate(today), readyDate: readyDate === null ? null : isoDate(readyDate) };
    expect(formValues(orderOf("101", SHORT), ROUTE_FORM, dates).klar_dato).toBe(text);
  });

  test("says when the deadline has passed, and only then", () => {
    const deadline = (today: string) =>
      formValues(orderOf("101", SHORT), ROUTE_FORM, { today: isoDate(today), readyDate: null }).bestillingsfrist;
    expect(deadline("2020-03-18")).toBe("18. marts 2020");
    expect(deadline("2020-03-19")).toBe("18. marts 2020 (fristen er overskredet)");
    expect(deadline("2020-03-25")).toBe("18. marts 2020 (fristen er overskredet)");
    // The round is over: its date is nothing to a supplier.
    expect(deadline("2020-03-26")).toBe("");
  });

  test("ticks the boxes that a choice means, and prints any other text as it is", () => {
    const value = (environment: string) =>
      plain(formValues(orderOf("101", { ...SHORT, "route.environment": environment }), ROUTE_FORM, DATES).miljoe);
    expect(FORM_CHOICES["route.environment"].map(value)).toEqual([
      "☒ Eksternt testmiljø   ☐ Produktion",
      "☐ Eksternt testmiljø   ☒ Produktion",
      "☒ Eksternt testmiljø   ☒ Produktion",
    ]);
    expect(value("Præproduktion")).toBe("Præproduktion");
    expect(value("")).toBe("");
    const action = (text: string) =>
      plain(formValues(orderOf("101", { ...SHORT, "cleanup.action": text }), CLEANUP_FORM, DATES).handling_ved_udloeb);
    expect(FORM_CHOICES["cleanup.action"].map(action)).toEqual([
      "☒ Slet   ☐ Slet og send advis",
      "☐ Slet   ☒ Slet og send advis",
    ]);
    expect(action("Flyt til arkiv")).toBe("Flyt til arkiv");
  });

  test.each([
    ["30", "30 dage"],
    ["1", "1 dag"],
    ["ca. 14 dage", "ca. 14 dage"],
    ["", ""],
  ])("prints %p as %p days", (written, printed) => {
    const order = orderOf("101", { ...SHORT, "cleanup.retentionDays": written });
    expect(formValues(order, CLEANUP_FORM, DATES).opbevaringsdage).toBe(printed);
  });

  test("puts each item of a list on a line of its own", () => {
    const values = formValues(
      orderOf("101", { ...SHORT, "bookkeeping.ipAddresses": " 192.0.2.1;;192.0.2.2 ; " }),
      ROUTE_FORM,
      DATES,
    );
    expect(values.ip_adresser).toBe("192.0.2.1\n192.0.2.2");
  });

  test("a suggestion that nobody confirmed is not printed", () => {
    const order = orderOf("101", SHORT);
    const field = {
      value: "int",
      origin: { kind: "suggestion", source: "x", year: "2013" },
      locked: false,
      organisationValue: null,
    } as const;
    const fields = { ...order.profile.fields, "bookkeeping.sftpUser": field };
    expect(formValues({ ...order, profile: { ...order.profile, fields } }, ROUTE_FORM, DATES).sftp_bruger).toBe("");
  });

  test("all 98 municipalities have a name, a code, a CVR number and a UUID on both forms", () => {
    expect(MUNICIPALITIES).toHaveLength(98);
    for (const municipality of MUNICIPALITIES) {
      const { code, name, cvr } = municipality;
      for (const order of ordersOf(code, SHORT)) {
        for (const form of order.campaign.forms) {
          const rows = describeForm(order, form, DATES)?.sections.flatMap((section) => section.rows) ?? [];
          const texts = rows.map(({ text }) => text);
          expect(texts).toEqual(expect.arrayContaining([name, code, cvr, order.reference]));
          if (form.id === "bilag-1") expect(texts).toContain(findOrganisationUuid(municipality));
        }
      }
    }
  });
});

describe("findMissingFormFacts", () => {
  test("finds nothing in a full profile", () => {
    expect(findMissingFormFacts(orderOf("101", FULL))).toEqual([]);
  });

  test("of the shortest usable profile: nothing required, what the supplier may ask for", () => {
    expect(findMissingFormFacts(orderOf("101", SHORT))).toEqual(
      [
        "contact.phone",
        "route.environment",
        "billing.ean",
        "cleanup.retentionDays",
        "cleanup.action",
        "cleanup.alertAfter",
        "cleanup.alertRecipients",
      ].map((field) => ({ field, need: "useful" })),
    );
  });

  test("of an empty profile: every fact that a form says nothing without, and the order carries a problem for each", () => {
    for (const order of ordersOf("101", {})) {
      const [role] = order.roles;
      const required = findMissingFormFacts(order).filter(({ need }) => need === "required");
      expect(required.map(({ field }) => field)).toEqual([
        `${role}.system`,
        `${role}.supplier`,
        `${role}.email`,
        "contact.name",
        "contact.email",
      ]);
      expect(order.problems.map(({ field }) => field)).toEqual(
        expect.arrayContaining(required.map(({ field }) => field)),
      );
    }
  });
});

describe("describeForm", () => {
  test("shows the values of the order, and marks what is empty", () => {
    const content = describeForm(orderOf("101", { ...SHORT, "bookkeeping.sftpUser": "int" }), ROUTE_FORM, DATES);
    expect(content).toMatchObject({ number: 1, title: ROUTE_FORM.title });
    const route = content?.sections.find(({ title }) => title === "Ruten")?.rows ?? [];
    expect(route.find(({ label }) => label === "SFTP-bruger")).toMatchObject({ text: "int", empty: false });
    expect(route.find(({ label }) => label === "SFTP-mappe")).toMatchObject({
      text: "(udfyldes af leverandøren, hvis relevant)",
      empty: true,
    });
  });

  test("has no content for a form that is not bundled", () => {
    expect(describeForm(orderOf("101", SHORT), { id: "bilag-3", number: 3, title: "Fuldmagt" }, DATES)).toBeNull();
  });

  test("says which fields are the project's own proposal, by name", () => {
    for (const layout of FORM_LAYOUTS) {
      const form = [ROUTE_FORM, CLEANUP_FORM].find(({ id }) => id === layout.id) ?? ROUTE_FORM;
      const notes = describeForm(orderOf("101", SHORT), form, DATES)?.notes ?? [];
      const [edition = "", assumed = ""] = notes;
      expect(edition).toContain("Rutebestillings udgave");
      for (const { label, basis } of layout.sections.flatMap(({ fields }) => fields)) {
        const named = new RegExp(`(: |; | og )${label.replace(/[()]/g, "\\$&")}(; | og |\\.)`).test(assumed);
        expect([label, named]).toEqual([label, basis === "assumed"]);
      }
    }
  });

  test("no two rows of a form have the same name", () => {
    for (const { sections } of FORM_LAYOUTS) {
      const labels = sections.flatMap(({ fields }) => fields.map(({ label }) => label));
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  test("an empty row cannot be taken for a filled one: its words stand in parentheses", () => {
    for (const { whenEmpty } of FORM_LAYOUTS.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))) {
      expect(whenEmpty).toMatch(/^((☐[^☐☒]+)+ {3})?\([^)]+\)$/);
    }
  });
});

test("the edition's date is written in both ways alike", () => {
  expect(FORM_EDITION.dateText).toBe(formatDanishDate(isoDate(FORM_EDITION.date)));
});
