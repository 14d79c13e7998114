import { askForDate } from "../../../../src/app/pane/ask-for-date";
import { chooseCampaign } from "../../../../src/app/pane/choose-campaign";
import { chooseLanguage, paneLanguage } from "../../../../src/app/pane/choose-language";
import { chooseMunicipality } from "../../../../src/app/pane/choose-municipality";
import { chooseRole } from "../../../../src/app/pane/choose-role";
import { composeMail } from "../../../../src/app/pane/compose-mail";
import { confirmFacts } from "../../../../src/app/pane/confirm-facts";
import { describePane } from "../../../../src/app/pane/describe-pane";
import { exportProfiles, importProfiles } from "../../../../src/app/pane/exchange-profiles";
import { lookForRelease } from "../../../../src/app/pane/look-for-release";
import { openNewMessage } from "../../../../src/app/pane/open-new-message";
import { openOrder } from "../../../../src/app/pane/open-order";
import { leaveOwnFile, takeOwnFile } from "../../../../src/app/pane/own-files";
import { planAll } from "../../../../src/app/pane/plan-all";
import { prepareForms } from "../../../../src/app/pane/prepare-forms";
import { proposedProfile } from "../../../../src/app/pane/proposed-profile";
import { saveProfile } from "../../../../src/app/pane/save-profile";
import { startRound } from "../../../../src/app/pane/start-round";
import { tickStep } from "../../../../src/app/pane/tick-step";
import { typeProfile } from "../../../../src/app/pane/type-profile";
import { writeCalendarFile } from "../../../../src/app/pane/write-calendar-file";
import { writeDraftFile } from "../../../../src/app/pane/write-draft-file";
import { writeReceipt } from "../../../../src/app/pane/write-receipt";
import type { FormContext, Forms } from "../../../../src/app/ports/forms";
import type { NewMessage } from "../../../../src/app/ports/mailbox";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { FILE_LIMIT } from "../../../../src/domain/forms/limits";
import type { Order } from "../../../../src/domain/order/order";
import type { Profile } from "../../../../src/domain/profile/profile";
import { profileValues, ticksOf } from "../../../../src/domain/state/changes";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { PROFILE_FILES } from "../../../../src/organisation/profile-file";
import { PACKED_STATE } from "../../../../src/storage/state-format";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { type ArrangedPane, arrangePane, settled } from "./arranged-pane";

const KEPT = { code: "101", profile: TWO_SYSTEMS };
const storedIn = ({ settings }: ArrangedPane) => PACKED_STATE.read(settings.stored).state;

function firstOrder({ snapshot }: ArrangedPane): Order {
  const [order] = snapshot().orders;
  if (!order) throw new Error("no order");
  return order;
}

describe("choosing", () => {
  test("a municipality brings it to the front, keeps it, and takes away what was said of the last fill", async () => {
    const arranged = arrangePane({ kept: KEPT });
    arranged.pane.store.change({ fills: { BOG: { kind: "unexpected" } } });
    chooseMunicipality(arranged.pane, "147");
    expect(arranged.snapshot()).toMatchObject({ municipality: { code: "147" }, fills: {} });
    await settled();
    expect(storedIn(arranged).municipality.value).toBe("147");
  });

  test("a campaign shows it until none is chosen; an order brings both", () => {
    const { pane, snapshot } = arrangePane({ kept: KEPT });
    const first = snapshot().campaign.id;
    startRound(pane, {
      readyBy: isoDate("2020-06-10"),
      orderBy: isoDate("2020-06-02"),
      routeOrder: SORTIMENT_2020.routeOrder,
    });
    const round = snapshot().campaign.id;
    expect(round).not.toBe(first);
    pane.store.change({ fills: { BOG: { kind: "unexpected" } } });
    chooseCampaign(pane, first);
    expect(snapshot()).toMatchObject({ campaign: { id: first }, fills: {} });
    chooseCampaign(pane, null);
    expect(snapshot().campaign.id).toBe(round);
    openOrder(pane, "147", first);
    expect(snapshot()).toMatchObject({ campaign: { id: first }, municipality: { code: "147" } });
  });

  test("a role says whose order comes first", () => {
    const { pane, snapshot } = arrangePane({ kept: KEPT });
    chooseRole(pane, "collection");
    expect(snapshot().chosenOrder).toBe("OPK");
  });

  test("a language counts before Outlook's own", () => {
    const { pane } = arrangePane();
    expect(["da-DK", "en-GB", "de-DE"].map((spoken) => paneLanguage(pane, spoken))).toEqual(["da", "en", "da"]);
    chooseLanguage(pane, "en");
    expect(paneLanguage(pane, "da-DK")).toBe("en");
    chooseLanguage(pane, "da");
    expect(paneLanguage(pane, "en-US")).toBe("da");
  });
});

test("a new round is kept under an id that nothing has, also no order in the log", async () => {
  const arranged = arrangePane({ kept: KEPT });
  const wish = {
    readyBy: isoDate("2020-06-10"),
    orderBy: isoDate("2020-06-02"),
    routeOrder: SORTIMENT_2020.routeOrder,
  };
  startRound(arranged.pane, wish);
  startRound(arranged.pane, wish);
  await settled();
  const ids = Object.keys(storedIn(arranged).rounds);
  expect(ids).toHaveLength(2);
  expect(arranged.snapshot().campaigns.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

/** The profile as a view shows it, without proposals. */
function shownIn({ snapshot }: ArrangedPane): Profile {
  const { profile } = snapshot();
  if (!profile) throw new Error("no profile");
  return profile;
}

describe("saving a profile", () => {
  test("keeps it for the municipality in front", async () => {
    const arranged = arrangePane({ kept: KEPT });
    const kept = await saveProfile(arranged.pane, shownIn(arranged), { "contact.name": "Bo" });
    expect(kept.status.kind).toBe("saved");
    expect(profileValues(storedIn(arranged), "101")["contact.name"]).toBe("Bo");
  });

  test("chooses the municipality that was only suggested", async () => {
    const arranged = arrangePane({ userAddress: "anna@balk.dk" });
    await saveProfile(arranged.pane, shownIn(arranged), { "contact.name": "Anna" });
    expect(storedIn(arranged).municipality.value).toBe("151");
    expect(arranged.snapshot().suggestedBy).toBeNull();
  });

  test("of a card keeps what the card shows, and leaves what is typed elsewhere typed", async () => {
    const arranged = arrangePane({ userAddress: "anna@balk.dk", userName: "Anna Berg" });
    const { owner } = arranged.snapshot();
    const fields = ["bookkeeping.system", "bookkeeping.supplier", "bookkeeping.email", "contact.name"] as const;
    const shown = proposedProfile(shownIn(arranged), owner, fields);
    const typed = {
      "bookkeeping.system": "Prisme",
      "bookkeeping.supplier": "Leverandør C",
      "bookkeeping.email": "c@example.dk",
    };
    typeProfile(arranged.pane, { ...typed, "municipality.cc": "halvt skrevet" });
    confirmFacts(arranged.pane, firstOrder(arranged), shown, typed);
    await settled();
    // The contact's address was not shown, so nobody has confirmed it.
    expect(profileValues(storedIn(arranged), "151")).toEqual({ ...typed, "contact.name": "Anna Berg" });
    expect(arranged.snapshot().typed).toEqual({ "municipality.cc": "halvt skrevet" });
  });

  test("of a card gives the order as it is then: two systems that differ make two orders", () => {
    const arranged = arrangePane({ userAddress: "anna@balk.dk", userName: "Anna Berg" });
    const order = firstOrder(arranged);
    expect(order).toMatchObject({ key: "BOGOPK", total: 1 });
    const typed = { "bookkeeping.system": "Prisme", "collection.system": "Debitor" };
    const now = confirmFacts(arranged.pane, order, shownIn(arranged), typed);
    expect(now).toMatchObject({ key: "BOG", total: 2, system: "Prisme" });
  });

  test("does nothing where no municipality is in front", async () => {
    const shown = shownIn(arrangePane({ kept: KEPT }));
    const arranged = arrangePane();
    await saveProfile(arranged.pane, shown, { "contact.name": "Anna" });
    expect(arranged.settings.saves).toBe(0);
  });
});

test("a step is ticked for the municipality in front, and not without one", async () => {
  const arranged = arrangePane({ kept: KEPT });
  tickStep(arranged.pane, 1, true);
  await settled();
  expect(ticksOf(storedIn(arranged), "ØIR03", "101")["1"]?.on).toBe(true);
  const nobody = arrangePane();
  tickStep(nobody.pane, 1, true);
  await settled();
  expect(nobody.settings.saves).toBe(0);
});

describe("the date that is asked for", () => {
  test("stands in the mail and is what the forms are prepared with", async () => {
    const contexts: FormContext[] = [];
    const forms: Forms = {
      prepare: async (_order, context) => {
        contexts.push(context);
        return [];
      },
      inspect: async () => null,
      referencesIn: async () => null,
    };
    const arranged = arrangePane({ kept: KEPT, now: "2020-03-20T09:00:00Z", ports: { forms } });
    const order = firstOrder(arranged);
    const { pane } = arranged;
    askForDate(pane, isoDate("2020-04-15"));
    expect(composeMail(pane, order).text).toContain("15. april 2020");
    await prepareForms(pane, order);
    askForDate(pane, null);
    expect(composeMail(pane, order).text).not.toContain("15. april 2020");
    await prepareForms(pane, order);
    expect(contexts.map(({ readyDate }) => readyDate)).toEqual(["2020-04-15", null]);
  });
});

describe("the user's own file instead of a form", () => {
  const file = (size: number, read = async () => new ArrayBuffer(3)) => ({ name: "eget.pdf", size, arrayBuffer: read });

  function arrangeForms(inspect: Forms["inspect"]) {
    const given: FormContext[] = [];
    const forms: Forms = {
      prepare: async (_order, context) => {
        given.push(context);
        return [];
      },
      inspect,
      referencesIn: async () => null,
    };
    const arranged = arrangePane({ kept: KEPT, ports: { forms } });
    return { arranged, given, order: firstOrder(arranged) };
  }

  test("that can be used takes the form's place for that order alone, until it is left again", async () => {
    const { arranged, given, order } = arrangeForms(async () => null);
    const { pane, snapshot } = arranged;
    expect(await takeOwnFile(pane, order.key, "bilag-1", file(3))).toBeNull();
    expect(await takeOwnFile(pane, order.key, "bilag-2", file(3))).toBeNull();
    expect(Object.keys(snapshot().ownFiles[order.key] ?? {})).toEqual(["bilag-1", "bilag-2"]);
    leaveOwnFile(pane, order.key, "bilag-1");
    for (const each of snapshot().orders) await prepareForms(pane, each);
    expect(given.map(({ ownFiles }) => Object.keys(ownFiles ?? {}))).toEqual([["bilag-2"], []]);
  });

  test("that cannot be used is not taken, and it is said why", async () => {
    const fault = { kind: "macros", fileName: "eget.pdf" } as const;
    const { arranged, order } = arrangeForms(async () => fault);
    expect(await takeOwnFile(arranged.pane, order.key, "bilag-1", file(3))).toBe(fault);
    expect(arranged.snapshot().ownFiles).toEqual({});
  });

  test("that is too large is not even read", async () => {
    const { arranged, order } = arrangeForms(async () => null);
    const read = () => Promise.reject(new Error("it was read"));
    expect(await takeOwnFile(arranged.pane, order.key, "bilag-1", file(FILE_LIMIT + 1, read))).toEqual({
      kind: "too-large",
      fileName: "eget.pdf",
      size: { bytes: FILE_LIMIT + 1, limit: FILE_LIMIT, of: "file" },
    });
    expect(await takeOwnFile(arranged.pane, order.key, "bilag-1", file(FILE_LIMIT))).toBeNull();
  });

  test("that cannot be read, or looked at, is not taken", async () => {
    const { arranged, order } = arrangeForms(() => Promise.reject(new Error("no library")));
    const expected = { kind: "not-loaded", fileName: "eget.pdf" };
    expect(await takeOwnFile(arranged.pane, order.key, "bilag-1", file(3))).toEqual(expected);
    const gone = file(3, () => Promise.reject(new Error("the file is gone")));
    expect(await takeOwnFile(arranged.pane, order.key, "bilag-1", gone)).toEqual(expected);
  });
});

test("a new mail for an order has recipients and subject, and no body: that would cost the signature", async () => {
  const opened: NewMessage[] = [];
  const arranged = arrangePane({ kept: KEPT, surface: "read" });
  const { pane } = arranged;
  const mailbox = { ...pane.ports.mailbox, openNewMessage: async (message: NewMessage) => void opened.push(message) };
  const reading = { ...pane, ports: { ...pane.ports, mailbox } };
  await openNewMessage(reading, firstOrder(arranged));
  const { to, cc, subject } = composeMail(pane, firstOrder(arranged));
  expect(opened).toEqual([{ to, cc, subject }]);
});

describe("files", () => {
  test("an order's mail is written with its forms; a writer that does not come is said", async () => {
    const arranged = arrangePane({
      kept: KEPT,
      ports: {
        loadDraftFiles: async () => ({
          write: ({ reference }, forms) => ({ name: `${reference}.eml`, type: "x", content: String(forms.length) }),
        }),
      },
    });
    expect(await writeDraftFile(arranged.pane, firstOrder(arranged))).toEqual({
      name: "ØIR03-101-BOG.eml",
      type: "x",
      content: "2",
    });
    const offline = arrangePane({ kept: KEPT, ports: { loadDraftFiles: () => Promise.reject(new Error("offline")) } });
    await expect(writeDraftFile(offline.pane, firstOrder(offline))).rejects.toThrow("offline");
  });

  test("deadlines are written as of now", async () => {
    const { pane } = arrangePane({
      ports: {
        loadCalendarFiles: async () => ({
          write: (_entries, { campaignId, municipalityCode, now }) => ({
            name: `${campaignId}-${municipalityCode}`,
            type: "x",
            content: now.toISOString(),
          }),
        }),
      },
    });
    expect(await writeCalendarFile(pane, [], { campaignId: "ØIR03", municipalityCode: "101" })).toEqual({
      name: "ØIR03-101",
      type: "x",
      content: "2020-03-10T09:00:00.000Z",
    });
  });

  test("profiles go out as a file and come back from it in another mailbox", async () => {
    const loadProfileFiles = async () => PROFILE_FILES;
    const here = arrangePane({ kept: KEPT, ports: { loadProfileFiles } });
    const { file, omitted } = await exportProfiles(here.pane);
    expect([file.name, omitted]).toEqual(["organisation.json", []]);
    const there = arrangePane({ ports: { loadProfileFiles } });
    const bytes = new TextEncoder().encode(String(file.content));
    expect(await importProfiles(there.pane, bytes)).toEqual({ kind: "imported", count: 1 });
    expect(profileValues(storedIn(there), "101")).toEqual(profileValues(storedIn(here), "101"));
  });

  test("of a file with a fault nothing is imported", async () => {
    const arranged = arrangePane({ kept: KEPT, ports: { loadProfileFiles: async () => PROFILE_FILES } });
    const result = await importProfiles(arranged.pane, new TextEncoder().encode("{"));
    expect(result).toMatchObject({ kind: "refused", reasons: [expect.stringContaining("ikke gyldig JSON")] });
    expect(arranged.settings.saves).toBe(0);
  });
});

test("the receipt is of the municipality's orders, as of now", () => {
  const { pane, snapshot } = arrangePane({ kept: KEPT });
  const { municipality } = snapshot();
  if (!municipality) throw new Error("no municipality");
  const { text } = writeReceipt(pane, municipality);
  expect(text).toContain("Københavns Kommune");
  expect(text).toContain("10. marts 2020");
});

test("all orders are those of municipalities used lately and of those with a profile, each once", () => {
  const { pane, snapshot } = arrangePane({ kept: KEPT });
  chooseMunicipality(pane, "147");
  chooseMunicipality(pane, "151");
  const codes = planAll(snapshot()).map(({ profile }) => profile.municipality.code);
  expect([...new Set(codes)].sort()).toEqual(["101", "147", "151"]);
  expect(codes.filter((code) => code === "101")).toHaveLength(2);
});

test("another release is said when the host has one", async () => {
  const findOther = async () => ({ version: "2.0.0", commit: "def" });
  const { pane, snapshot } = arrangePane({
    ports: { releases: { own: { version: "1.2.3", commit: "abc" }, findOther } },
  });
  expect(snapshot()).toMatchObject({ release: { version: "1.2.3" }, otherRelease: null });
  await lookForRelease(pane);
  expect(snapshot().otherRelease).toEqual({ version: "2.0.0", commit: "def" });
});

test("diagnostics say what the pane is and how far it came, and nothing of people", () => {
  const { pane } = arrangePane({ kept: KEPT, userAddress: "anna@balk.dk" });
  pane.store.change({ fills: { BOG: { kind: "unexpected" } } });
  const text = describePane(pane, { language: "da", userAgent: "Browser 1" });
  expect(text.split("\n")).toEqual([
    "Rutebestilling: 1.2.3 (abc)",
    "Time: 2020-03-10T09:00:00.000Z",
    "Outlook: OfficeOnline 16.01",
    "Mailbox requirement set: 1.15",
    "Surface: compose",
    "Language: da",
    "organisation.json: loading",
    "Settings: saved",
    "Campaign: ØIR03",
    "Orders: 2",
    "Last fill: unexpected",
    "Browser: Browser 1",
    "",
  ]);
  expect(text).not.toMatch(/anna|Åse|leverandor/);
});
