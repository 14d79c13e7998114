import { MUNICIPALITIES } from "../../../../src/domain/municipality/municipality";
import { markConfirmed, markPromised, markReady, markSent, recordFilled } from "../../../../src/domain/order/order-log";
import type { OrderKey } from "../../../../src/domain/order/reference";
import { changeOrders, chooseMunicipality, setProfileValues, setTick } from "../../../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { addDays, isoDate } from "../../../../src/domain/time/iso-date";
import { randomHash, randomSource } from "../../storage/random-states";

const SUPPLIERS = [
  ["KMD Opus", "KMD Opus Debitor", "KMD A/S"],
  ["Prisme ØS", "Prisme Debitor", "Fujitsu A/S"],
  ["ØS Indsigt", "Opkrævning Plus", "Et Tredje Softwarehus ApS"],
] as const;

/**
 * A user with many municipalities: `count` orders, two per municipality and campaign, each filled, sent, confirmed and
 * ready, each with the hashes of its own two forms. The first `finished` share of them is ready; the rest is sent.
 */
export function manyOrders(count: number, finished = 1): StoredState {
  const random = randomSource(2020);
  let state = EMPTY_STATE;
  for (let index = 0; index < count; index++) {
    const pair = Math.floor(index / 2);
    const municipality = MUNICIPALITIES[pair % MUNICIPALITIES.length];
    const supplier = SUPPLIERS[pair % SUPPLIERS.length] ?? SUPPLIERS[0];
    const key: OrderKey = index % 2 === 0 ? "BOG" : "OPK";
    const reference = {
      campaignId: pair < MUNICIPALITIES.length ? "ØIR03" : `RUNDE${Math.floor(pair / MUNICIPALITIES.length) + 1}`,
      municipalityCode: municipality?.code ?? "",
      key,
    };
    const time = (minute: number) =>
      new Date(Date.UTC(2020, 2, 9, 8, minute + index * 7)).toISOString().replace(".000Z", "Z") as Instant;
    const day = addDays(isoDate("2020-03-16"), index % 8);
    state = changeOrders(state, (log) => {
      const filled = recordFilled(
        log,
        reference,
        {
          verified: true,
          system: supplier[index % 2 === 0 ? 0 : 1],
          supplier: supplier[2],
          asked: isoDate("2020-03-25"),
          to: [`bestilling-${key.toLowerCase()}@leverandor-${pair % SUPPLIERS.length}.example`],
          cc: [],
          forms: ["bilag-1", "bilag-2"].map((id) => ({ id, sha256: randomHash(random) })),
        },
        time(0),
      );
      const confirmed = markConfirmed(markSent(filled, reference, time(3)), reference, day, time(2000));
      // Every second supplier answers with a date of its own.
      const promised = index % 2 === 0 ? markPromised(confirmed, reference, addDays(day, 4), time(2001)) : confirmed;
      return index < count * finished ? markReady(promised, reference, addDays(day, 5), time(9000)) : promised;
    });
  }
  return state;
}

/** The same with what else such a user has: five ticks and nine own profile values for each of the 98. */
export function everythingOfThe98(orders: number): StoredState {
  let state = manyOrders(orders, 0.75);
  for (const [index, { code }] of MUNICIPALITIES.entries()) {
    const now = new Date(Date.UTC(2020, 2, 9, 7, index)).toISOString().replace(".000Z", "Z") as Instant;
    const [bookkeeping, collection, company] = SUPPLIERS[index % SUPPLIERS.length] ?? SUPPLIERS[0];
    for (let step = 1; step <= 5; step++) state = setTick(state, "ØIR03", code, step, true, now);
    state = setProfileValues(
      state,
      code,
      {
        "bookkeeping.system": bookkeeping,
        "bookkeeping.supplier": company,
        "bookkeeping.email": `bestilling-bog@leverandor-${index % 3}.example`,
        "collection.system": collection,
        "collection.supplier": company,
        "collection.email": `bestilling-opk@leverandor-${index % 3}.example`,
        "contact.name": "Åse Østergård",
        "contact.email": "aase@servicecenter.example",
        "contact.phone": "12 34 56 78",
      },
      now,
    );
    state = chooseMunicipality(state, code, now);
  }
  return state;
}
