/** @jest-environment jsdom */
import fc from "fast-check";
import { sequences } from "./arbitrary-sequence";
import { run } from "./trial";

const SEED = Number(process.env["MODEL_SEED"] ?? 20261125);
const RUNS = Number(process.env["MODEL_RUNS"] ?? 300);

it(`keeps the rules in ${RUNS} sequences of seed ${SEED}`, async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const trial = await run(sequence);
      await trial.heal();
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: process.env["MODEL_FAST"] === "1" },
  );
}, 3_600_000);
