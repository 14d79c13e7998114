import {
  MARKS,
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  recordFilled,
  recordFillUndone,
  recordReminded,
  recordSeenInCopy,
  unmark,
} from "../../../src/domain/order/order-log";
import type { OrderKey } from "../../../src/domain/order/reference";
import {
  changeOrders,
  chooseMunicipality,
  chooseRole,
  setChoice,
  setProfileValues,
  setRound,
  setTick,
} from "../../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../../src/domain/state/stored-state";
import { toInstant } from "../../../src/domain/time/instant";
import { addDays, isoDate } from "../../../src/domain/time/iso-date";

/** Random numbers that are the same in every run (mulberry32), so that a failure can be seen again. */
export function randomSource(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, pick };
}

/** A SHA-256 that a random source makes up. */
export function randomHash(random: ReturnType<typeof randomSource>): string {
  return Array.from({ length: 64 }, () => random.below(16).toString(16)).join("");
}

const CODES = ["101", "147", "573", "657", "851", "400", "326", "510", "630", "791"];
const KEYS: OrderKey[] = ["BOG", "OPK", "BOGOPK"];

/**
 * A state after some random changes to another. Few times, codes and values on purpose: writes of different panes must
 * meet in the same second and the same field.
 */
function changeAtRandom(state: StoredState, random: ReturnType<typeof randomSource>, changes: number): StoredState {
  let changed = state;
  for (let count = 0; count < changes; count++) changed = changeOnce(changed, random);
  return changed;
}

function changeOnce(state: StoredState, random: ReturnType<typeof randomSource>): StoredState {
  const now = toInstant(new Date(Date.UTC(2020, 2, 16, 9, 0, random.below(20))));
  const code = random.pick(CODES);
  const campaignId = random.pick(["ØIR03", "RUNDE2"]);
  const reference = { campaignId, municipalityCode: code, key: random.pick(KEYS) };
  const date = addDays(isoDate("2020-03-18"), random.below(4));
  switch (random.below(12)) {
    case 0:
      return chooseMunicipality(state, code, now);
    case 1:
      return chooseRole(state, random.pick(["bookkeeping", "collection", "both", null] as const), now);
    case 2:
      return setChoice(state, random.pick(["language", "view"]), random.pick(["da", "en", null]), now);
    case 3:
      return setProfileValues(
        state,
        code,
        { "contact.name": random.pick(["", "Åse", "Bo"]), "bookkeeping.system": random.pick(["", "Prisme ØS"]) },
        now,
      );
    case 4:
      return setTick(state, campaignId, code, 1 + random.below(5), random.below(2) === 0, now);
    case 5:
      return setRound(state, campaignId, random.pick([null, ["RUNDE2", "2021-05-05"], { ready: "2021-06-01" }]), now);
    case 6:
      return changeOrders(state, (log) =>
        recordFilled(
          log,
          reference,
          {
            verified: random.below(3) > 0,
            system: random.pick(["Prisme ØS", "KMD Opus"]),
            supplier: "Leverandør A/S",
            asked: random.pick([date, "earliest" as const]),
            to: [random.pick(["a@leverandor.example", "b@leverandor.example"])],
            cc: random.pick([[], ["kopi@kommune.example"]]),
            forms: ["bilag-1", "bilag-2"].map((id) => ({ id, sha256: randomHash(random) })),
          },
          now,
        ),
      );
    case 7:
      return changeOrders(state, (log) =>
        random.below(3) === 0
          ? recordSeenInCopy(log, reference, random.pick(["bo@kommune.example", "åse@kommune.example"]), date, now)
          : markSent(log, reference, now),
      );
    case 8:
      return changeOrders(state, (log) => random.pick([markConfirmed, markPromised])(log, reference, date, now));
    case 9:
      return changeOrders(state, (log) => markReady(log, reference, date, now));
    case 10:
      return changeOrders(state, (log) => unmark(log, reference, random.pick(MARKS), now));
    default:
      return changeOrders(state, (log) =>
        random.below(2) === 0 ? recordFillUndone(log, reference, now) : recordReminded(log, reference, date, now),
      );
  }
}

/** Three states that have a past in common and then went their own ways, one on each of three machines. */
export function threeMachines(seed: number): [StoredState, StoredState, StoredState] {
  const random = randomSource(seed);
  const past = changeAtRandom(EMPTY_STATE, random, 20);
  const go = () => changeAtRandom(past, random, 1 + random.below(25));
  return [go(), go(), go()];
}
