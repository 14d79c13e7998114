import { type KeptState, openStateKeeper, STATE_BYTES } from "../../../../src/app/pane/state-keeper";
import type { Clock } from "../../../../src/app/ports/clock";
import type { Replica } from "../../../../src/app/ports/replica";
import { markReady, markSent, type OrderLog, orderState, recordFilled } from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import {
  changeOrders,
  choiceOf,
  chooseMunicipality,
  ORGANISATION_SHA256,
  profileValues,
  setChoice,
  setProfileValues,
  setTick,
} from "../../../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { readStoredState, writeStoredState } from "../../../../src/storage/format";
import { PACKED_STATE } from "../../../../src/storage/state-format";
import { createBrowser, createChannel, createMailbox, sizeOf } from "../../outlook/outlook-settings";
import { randomHash, randomSource } from "../../storage/random-states";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const OPK: OrderReference = { ...BOG, key: "OPK" };

/** A clock that is a second later each time it is asked. */
function tickingClock(start = "2020-03-16T09:00:00Z"): Clock {
  let time = Date.parse(start);
  return {
    now() {
      time += 1000;
      return new Date(time);
    },
  };
}

const clock = tickingClock();
const fill =
  (reference: OrderReference, random = randomSource(1)) =>
  (state: StoredState, now: Instant) =>
    changeOrders(state, (log) =>
      recordFilled(
        log,
        reference,
        {
          verified: true,
          system: "Prisme ØS",
          supplier: "Leverandør A/S",
          asked: isoDate("2020-03-25"),
          to: [`bestilling@${reference.municipalityCode}.example`],
          cc: [],
          forms: ["bilag-1", "bilag-2"].map((id) => ({ id, sha256: randomHash(random) })),
        },
        now,
      ),
    );
const send = (reference: OrderReference) => (state: StoredState, now: Instant) =>
  changeOrders(state, (log) => markSent(log, reference, now));
const open = (mailbox: ReturnType<typeof createMailbox>, replica: Replica | null) =>
  openStateKeeper({ format: PACKED_STATE, settings: mailbox.openPane(), clock, replica });
const statesIn = (orders: OrderLog) =>
  Object.fromEntries(Object.values(orders).map((record) => [record.reference, orderState(record)]));
const storedIn = (mailbox: ReturnType<typeof createMailbox>) => readStoredState(mailbox.stored).state;

test("what one pane keeps, the next finds", async () => {
  const mailbox = createMailbox();
  const first = open(mailbox, null);
  expect(first.current()).toMatchObject({ state: EMPTY_STATE, status: { kind: "saved", bytes: null } });
  await first.update((state, now) => chooseMunicipality(state, "101", now));
  const kept = await first.update(fill(BOG));
  expect(kept.status).toEqual({ kind: "saved", bytes: sizeOf(mailbox.stored) });

  const second = open(mailbox, null);
  expect(second.current().state).toEqual(first.current().state);
  expect(mailbox.saves).toBe(2);
});

test("subscribers see the change before it is saved, and how the save went", async () => {
  const keeper = open(createMailbox(), null);
  const seen: KeptState[] = [];
  const stop = keeper.subscribe((kept) => seen.push(kept));
  await keeper.update(fill(BOG));
  expect(seen[0]?.state.orders["ØIR03-101-BOG"]).toBeDefined();
  expect(seen.map((kept) => kept.status.kind)).toEqual(["saved", "saving", "saved"]);
  stop();
  await keeper.update(send(BOG));
  expect(seen).toHaveLength(3);
});

test("a change that changes nothing saves nothing", async () => {
  const mailbox = createMailbox();
  await open(mailbox, null).update((state) => state);
  expect(mailbox.saves).toBe(0);
});

test("changes that come while a save is under way go together in the next", async () => {
  const mailbox = createMailbox();
  const keeper = open(mailbox, null);
  await Promise.all([keeper.update(fill(BOG)), keeper.update(fill(OPK)), keeper.update(send(BOG))]);
  expect(statesIn(storedIn(mailbox).orders)).toEqual({ "ØIR03-101-BOG": "sent", "ØIR03-101-OPK": "filled" });
  expect(mailbox.saves).toBe(2);
});

describe("two panes in one browser", () => {
  test("each sees what the other writes, and neither wipes the other's order", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    const [left, right] = [open(mailbox, browser.openPane()), open(mailbox, browser.openPane())];
    const seen: KeptState[] = [];
    right.subscribe((kept) => seen.push(kept));
    await left.update(fill(BOG));
    expect(seen.at(-1)?.state.orders["ØIR03-101-BOG"]).toBeDefined();
    await right.update(fill(OPK));
    await left.update(send(BOG));
    const both = { "ØIR03-101-BOG": "sent", "ØIR03-101-OPK": "filled" };
    expect(statesIn(left.current().state.orders)).toEqual(both);
    expect(statesIn(right.current().state.orders)).toEqual(both);
    expect(statesIn(storedIn(mailbox).orders)).toEqual(both);
  });

  test("also where the browser sends no event", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    const silent = (): Replica => ({ ...browser.openPane(), subscribe: () => () => {} });
    const [left, right] = [open(mailbox, silent()), open(mailbox, silent())];
    await left.update(fill(BOG));
    await right.update(fill(OPK));
    expect(Object.keys(storedIn(mailbox).orders).sort()).toEqual(["ØIR03-101-BOG", "ØIR03-101-OPK"]);
  });

  test("a pane that was closed hears nothing more", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    const [left, right] = [open(mailbox, browser.openPane()), open(mailbox, browser.openPane())];
    right.close();
    await left.update(fill(BOG));
    expect(right.current().state.orders).toEqual({});
  });
});

describe("two machines", () => {
  test("what the other machine's save wiped comes back when the pane opens here again", async () => {
    const mailbox = createMailbox();
    const [office, home] = [createBrowser(), createBrowser()];
    const atOffice = open(mailbox, office.openPane());
    const atHome = open(mailbox, home.openPane());
    await atOffice.update(fill(BOG));
    await atHome.update(fill(OPK));
    expect(Object.keys(storedIn(mailbox).orders)).toEqual(["ØIR03-101-OPK"]);

    const again = open(mailbox, office.openPane());
    expect(Object.keys(again.current().state.orders).sort()).toEqual(["ØIR03-101-BOG", "ØIR03-101-OPK"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(again.current().status.kind).toBe("saved");
    expect(Object.keys(storedIn(mailbox).orders).sort()).toEqual(["ØIR03-101-BOG", "ØIR03-101-OPK"]);
    expect(Object.keys(open(mailbox, home.openPane()).current().state.orders).sort()).toEqual([
      "ØIR03-101-BOG",
      "ØIR03-101-OPK",
    ]);
  });

  test("the newer write of one field wins, on both", async () => {
    const mailbox = createMailbox();
    const [office, home] = [createBrowser(), createBrowser()];
    const atOffice = open(mailbox, office.openPane());
    const atHome = open(mailbox, home.openPane());
    await atOffice.update((state, now) => setProfileValues(state, "101", { "contact.name": "Bo" }, now));
    await atHome.update((state, now) => setProfileValues(state, "101", { "contact.name": "Åse" }, now));
    for (const browser of [office, home]) {
      const { state } = open(mailbox, browser.openPane()).current();
      expect(profileValues(state, "101")["contact.name"]).toBe("Åse");
    }
  });

  test("a pane that opens with nothing new does not save", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    await open(mailbox, browser.openPane()).update(fill(BOG));
    open(mailbox, browser.openPane());
    await new Promise((resolve) => setImmediate(resolve));
    expect(mailbox.saves).toBe(1);
  });
});

describe("when saving fails", () => {
  test.each([
    ["not-saved", "not-saved"],
    ["too-large", "too-large"],
    ["throws", "not-saved"],
  ] as const)(
    "%s: the state stays, subscribers hear %s, and the next change is saved with the first",
    async (kind, error) => {
      const mailbox = createMailbox();
      const keeper = open(mailbox, null);
      mailbox.fail(kind);
      const kept = await keeper.update(fill(BOG));
      expect(kept.status).toEqual({ kind: "unsaved", error });
      expect(statesIn(kept.state.orders)).toEqual({ "ØIR03-101-BOG": "filled" });
      mailbox.fail(null);
      expect((await keeper.update(send(BOG))).status.kind).toBe("saved");
      expect(statesIn(storedIn(mailbox).orders)).toEqual({ "ØIR03-101-BOG": "sent" });
    },
  );

  test("trying again without a change saves what was kept", async () => {
    const mailbox = createMailbox();
    const keeper = open(mailbox, null);
    mailbox.fail("not-saved");
    await keeper.update(fill(BOG));
    mailbox.fail(null);
    expect((await keeper.update((state) => state)).status.kind).toBe("saved");
    expect(Object.keys(storedIn(mailbox).orders)).toEqual(["ØIR03-101-BOG"]);
  });

  test("this browser has it all the same when the pane opens again", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    mailbox.fail("not-saved");
    await open(mailbox, browser.openPane()).update(fill(BOG));
    mailbox.fail(null);
    expect(statesIn(open(mailbox, browser.openPane()).current().state.orders)).toEqual({ "ØIR03-101-BOG": "filled" });
  });

  test("an Outlook that counts more bytes than we do gets a smaller state, and what was left out is said", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    const keeper = open(mailbox, browser.openPane());
    const random = randomSource(3);
    await keeper.update((state, now) => {
      let filled = state;
      for (let code = 101; code < 301; code++) {
        const reference: OrderReference = { campaignId: "ØIR03", municipalityCode: String(code), key: "BOG" };
        filled = fill(reference, random)(filled, now);
        if (code % 2) filled = changeOrders(filled, (log) => markReady(log, reference, isoDate("2020-03-24"), now));
      }
      return filled;
    });
    expect(keeper.current()).toMatchObject({ status: { kind: "saved" }, compacted: [] });

    mailbox.limitTo(26_500);
    const kept = await keeper.update((state, now) => setTick(state, "ØIR03", "101", 1, true, now));
    expect(kept.status.kind).toBe("saved");
    expect(kept.compacted.length).toBeGreaterThan(0);
    expect(kept.compacted.every((reference) => kept.state.orders[reference]?.marks.ready?.on)).toBe(true);
    expect(Object.keys(storedIn(mailbox).orders)).toHaveLength(200);
    expect(sizeOf(mailbox.stored)).toBeLessThanOrEqual(26_500);
    // The pane and this browser still have every detail.
    expect(Object.values(kept.state.orders).every((record) => record.fill?.details)).toBe(true);
    const { state } = open(mailbox, browser.openPane()).current();
    expect(Object.values(state.orders).every((record) => record.fill?.details)).toBe(true);
  });

  test("what does not fit even compacted is not saved, and said", async () => {
    const mailbox = createMailbox();
    const keeper = open(mailbox, null);
    const kept = await keeper.update((state) => ({ ...state, unknown: { big: "x".repeat(STATE_BYTES) } }));
    expect(kept.status).toEqual({ kind: "unsaved", error: "too-large" });
    expect(mailbox.saves).toBe(0);
  });
});

describe("when the browser gives no storage", () => {
  test("the pane works, says so, and takes it up again when storage is back", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    browser.breakStorage();
    const keeper = open(mailbox, browser.openPane());
    expect(keeper.current().hasReplica).toBe(false);
    expect((await keeper.update(fill(BOG))).status.kind).toBe("saved");
    browser.breakStorage(false);
    expect((await keeper.update(send(BOG))).hasReplica).toBe(true);
    expect(statesIn(readStoredState(JSON.parse(browser.text ?? "null")).state.orders)).toEqual({
      "ØIR03-101-BOG": "sent",
    });
    expect(open(mailbox, null).current().hasReplica).toBe(false);
  });

  test("a copy that is not ours is not taken in", () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    browser.put(["something", "else"]);
    expect(open(mailbox, browser.openPane()).current().state).toEqual(EMPTY_STATE);
  });
});

describe("a newer version of the add-in", () => {
  test("its settings are shown, and never written over", async () => {
    const stored = { v: 3, c: { municipality: ["101", "0kprs0"] }, future: true };
    const mailbox = createMailbox(stored);
    const keeper = open(mailbox, null);
    expect(keeper.current()).toMatchObject({
      status: { kind: "read-only", version: 3 },
      problems: [{ code: "newer-version", version: 3 }],
    });
    expect(keeper.current().state.municipality.value).toBe("101");
    const kept = await keeper.update(fill(BOG));
    expect(kept.status).toEqual({ kind: "read-only", version: 3 });
    expect(statesIn(kept.state.orders)).toEqual({ "ØIR03-101-BOG": "filled" });
    expect(mailbox.stored).toEqual(stored);
  });

  test("nor is its copy in the browser", async () => {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    browser.put({ v: 3, future: true });
    await open(mailbox, browser.openPane()).update(fill(BOG));
    expect(JSON.parse(browser.text ?? "")).toEqual({ v: 3, future: true });
  });
});

test("a damaged part of the settings is said, and is still there after a save", async () => {
  const whole = writeStoredState(chooseMunicipality(EMPTY_STATE, "101", "2020-03-16T09:00:00Z" as Instant)) as object;
  const mailbox = createMailbox({ ...whole, t: { ØIR03: { "101": "nonsense" } } });
  const keeper = open(mailbox, null);
  expect(keeper.current().problems).toEqual([{ code: "part-not-readable", path: "t/ØIR03/101" }]);
  await keeper.update(fill(BOG));
  expect(storedIn(mailbox).setAside).toEqual({ "t/ØIR03/101": "nonsense" });
  expect(storedIn(mailbox).municipality.value).toBe("101");
});

describe("panes that are open at once in a browser without storage", () => {
  const openBoth = () => {
    const mailbox = createMailbox();
    const channel = createChannel();
    const openOne = () =>
      openStateKeeper({
        format: PACKED_STATE,
        settings: mailbox.openPane(),
        clock,
        replica: null,
        channel: channel.openPane(),
      });
    return { mailbox, openOne, first: openOne(), second: openOne() };
  };

  test("tell each other, so that neither wipes what the other saved", async () => {
    const { mailbox, first, second } = openBoth();
    await first.update(fill(BOG));
    expect(statesIn(second.current().state.orders)).toEqual({ "ØIR03-101-BOG": "filled" });
    await second.update(send(OPK));
    await first.update((state, now) => setTick(state, "ØIR03", "101", 1, true, now));
    const stored = storedIn(mailbox);
    expect(statesIn(stored.orders)).toEqual({ "ØIR03-101-BOG": "filled", "ØIR03-101-OPK": "sent" });
    expect(second.current().state).toEqual(stored);
  });

  test("without the channel they would: the test can fail", async () => {
    const mailbox = createMailbox();
    const [first, second] = [open(mailbox, null), open(mailbox, null)];
    await first.update(fill(BOG));
    await second.update(send(OPK));
    expect(statesIn(storedIn(mailbox).orders)).toEqual({ "ØIR03-101-OPK": "sent" });
  });

  test("one that opens later asks, also where Outlook gave it old settings", async () => {
    const { first, openOne } = openBoth();
    void first.update(send(BOG));
    // Opened before that save has come back.
    expect(statesIn(openOne().current().state.orders)).toEqual({ "ØIR03-101-BOG": "sent" });
  });

  test("nonsense on the channel, or one that throws, changes nothing", async () => {
    const { mailbox, first } = openBoth();
    const broken = {
      send() {
        throw new Error("closed");
      },
      subscribe: (listener: (value: unknown) => void) => {
        listener("not a state");
        return () => {};
      },
    };
    await first.update(fill(BOG));
    const keeper = openStateKeeper({
      format: PACKED_STATE,
      settings: mailbox.openPane(),
      clock,
      replica: null,
      channel: broken,
    });
    await keeper.update(send(OPK));
    expect(statesIn(storedIn(mailbox).orders)).toEqual({ "ØIR03-101-BOG": "filled", "ØIR03-101-OPK": "sent" });
  });
});

describe("a pane whose first view does not wait for the browser's storage", () => {
  function openUnseen() {
    const [mailbox, browser] = [createMailbox(), createBrowser()];
    browser.openPane().write(writeStoredState(fill(BOG)(EMPTY_STATE, "2020-03-16T09:00:00Z" as Instant)));
    let show = () => {};
    const firstView = new Promise<void>((resolve) => {
      show = resolve;
    });
    const keeper = openStateKeeper({
      format: PACKED_STATE,
      settings: mailbox.openPane(),
      clock,
      replica: browser.openPane(),
      firstView,
    });
    const orders = () => statesIn(keeper.current().state.orders);
    return {
      mailbox,
      browser,
      keeper,
      orders,
      show() {
        show();
        return firstView;
      },
    };
  }

  test("shows the mailbox first, and the copy once the view stands", async () => {
    const { keeper, orders, show, mailbox } = openUnseen();
    expect(orders()).toEqual({});
    await show();
    expect(orders()).toEqual({ "ØIR03-101-BOG": "filled" });
    // Waits for the save that the copy gave rise to.
    await keeper.update((state) => state);
    expect(statesIn(storedIn(mailbox).orders)).toEqual({ "ØIR03-101-BOG": "filled" });
  });

  test("takes the copy in before it changes anything", async () => {
    const { keeper, mailbox, show } = openUnseen();
    await keeper.update(send(OPK));
    const both = { "ØIR03-101-BOG": "filled", "ØIR03-101-OPK": "sent" };
    expect(statesIn(storedIn(mailbox).orders)).toEqual(both);
    await show();
    expect(statesIn(keeper.current().state.orders)).toEqual(both);
  });

  test("closed before that, it never listens", async () => {
    const { keeper, orders, show } = openUnseen();
    keeper.close();
    await show();
    expect(orders()).toEqual({});
  });
});

describe("what another page of the host may have written", () => {
  const NOW = "2026-11-25T09:00:00Z" as Instant;
  const TOMORROW = "2026-11-26T08:59:00Z" as Instant;
  const IN_YEARS = "2060-01-01T00:00:00Z" as Instant;
  const still: Clock = { now: () => new Date(NOW) };
  const email = (value: string, at: Instant) =>
    setProfileValues(EMPTY_STATE, "101", { "bookkeeping.email": value }, at);
  const emailIn = (state: StoredState) => profileValues(state, "101")["bookkeeping.email"];

  function opened(inMailbox: StoredState, inBrowser: StoredState) {
    const mailbox = createMailbox(writeStoredState(inMailbox));
    const replica = createBrowser().openPane();
    replica.write(writeStoredState(inBrowser));
    return openStateKeeper({ format: PACKED_STATE, settings: mailbox.openPane(), clock: still, replica });
  }

  test("a date in the future never wins, wherever it stands", () => {
    const [mine, others] = [email("min@eksempel.dk", NOW), email("anden@eksempel.dk", IN_YEARS)];
    expect(emailIn(opened(mine, others).current().state)).toBe("min@eksempel.dk");
    expect(emailIn(opened(others, mine).current().state)).toBe("min@eksempel.dk");
  });

  test("another machine's clock may be some hours ahead", () => {
    const [mine, others] = [email("min@eksempel.dk", NOW), email("anden@eksempel.dk", TOMORROW)];
    expect(emailIn(opened(mine, others).current().state)).toBe("anden@eksempel.dk");
  });

  test("what stands nowhere else is kept, and gives way to the next that is written", async () => {
    const keeper = opened(EMPTY_STATE, email("anden@eksempel.dk", IN_YEARS));
    expect(emailIn(keeper.current().state)).toBe("anden@eksempel.dk");
    await keeper.update((state, now) => setProfileValues(state, "101", { "bookkeeping.email": "ny@eksempel.dk" }, now));
    expect(keeper.current().state.profiles["101"]?.["bookkeeping.email"]).toEqual({ value: "ny@eksempel.dk", at: NOW });
  });

  test("the hash of the organisation's file is the mailbox's alone to say", () => {
    const sealed = (hash: string, at: Instant) => setChoice(EMPTY_STATE, ORGANISATION_SHA256, hash, at);
    const later = "2026-11-25T09:30:00Z" as Instant;
    const hashIn = (inMailbox: StoredState, inBrowser: StoredState) =>
      choiceOf(opened(inMailbox, inBrowser).current().state, ORGANISATION_SHA256);
    expect(hashIn(sealed("a".repeat(64), NOW), sealed("b".repeat(64), later))).toBe("a".repeat(64));
    expect(hashIn(EMPTY_STATE, sealed("b".repeat(64), later))).toBeNull();
  });
});
