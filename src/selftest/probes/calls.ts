import { OutlookError } from "../../app/ports/outlook-error";
import type { Probe, ProbeDesk } from "../probe";

const TOO_MANY_CALLS = 5100;
const CALLS_TIMED = 20;
/** Calls made at once, one more than Microsoft allows. */
const CALLS_AT_ONCE = 4;
/** An answer that takes so much longer than the first one has waited for its turn; less than a few frames is chance. */
const WAITED = 1.6;
const CHANCE_MS = 20;
/** A call that waited in every one of so many rounds has not waited by chance. */
const ROUNDS = 3;

/** How long a call takes, one after the other. */
export const LATENCY_PROBE: Probe = {
  name: "latency",
  isReading: true,
  observes: ["calls.latencyMs", "calls.p95Ms"],
  within: 20_000,
  async run({ draft, known, now, tell }) {
    const times: number[] = [];
    for (let call = 0; call < CALLS_TIMED; call += 1) {
      const start = now();
      await draft.readSubject();
      times.push(now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);
    known.latencyMs = at(0.5);
    tell("calls.latencyMs", at(0.5));
    tell("calls.p95Ms", at(0.95));
  },
};

/** What becomes of one call among several: how long it took, or why it failed. */
async function timeCall({ beside, now }: ProbeDesk): Promise<number | "refused" | "unanswered"> {
  const start = now();
  try {
    await beside.readSubject();
    return now() - start;
  } catch (error) {
    if (!(error instanceof OutlookError)) throw error;
    if (error.code === TOO_MANY_CALLS) return "refused";
    if (error.kind === "timeout") return "unanswered";
    throw error;
  }
}

type Beyond = "refused" | "queued" | "unanswered";

/** How many of so many calls were carried out at once, and what became of one that was not carried out at all. */
async function tryTogether(desk: ProbeDesk, count: number) {
  const outcomes = await Promise.all(Array.from({ length: count }, () => timeCall(desk)));
  const times = outcomes.filter((outcome) => typeof outcome === "number");
  const failed = outcomes.find((outcome) => typeof outcome === "string");
  const longest = Math.max(Math.min(...times) * WAITED, Math.min(...times) + CHANCE_MS);
  const atOnce = failed === undefined ? times.filter((time) => time <= longest).length : times.length;
  return { atOnce, failed };
}

/** Three and four calls at once: how many are carried out together, and what becomes of the others. */
export const SIMULTANEOUS_PROBE: Probe = {
  name: "simultaneous",
  isReading: true,
  observes: ["calls.simultaneous", "calls.overLimit"],
  within: 20_000,
  async run(desk) {
    const { tell, miss } = desk;
    let together = 0;
    let beyond: Beyond | null = null;
    for (const count of [CALLS_AT_ONCE - 1, CALLS_AT_ONCE]) {
      for (let round = 0; round < ROUNDS && together < count && (beyond === null || beyond === "queued"); round += 1) {
        const { atOnce, failed } = await tryTogether(desk, count);
        together = Math.max(together, atOnce);
        beyond = failed ?? (together < count ? "queued" : null);
      }
      if (beyond !== null) break;
    }
    // As many as were tried: there may be room for more.
    tell("calls.simultaneous", together);
    if (beyond === null) miss(["calls.overLimit"], "not-met");
    else tell("calls.overLimit", beyond);
  },
};
