/**
 * Runs the model for as long as one likes, and all of the matrix: `npm run soak -- --sequences 10000 --seed 7`. Every failure is made as short
 * as it gets, and one of each kind is printed, to become a named test in found.test.ts.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { sequences } from "./arbitrary-sequence";
import { runMatrix } from "./matrix";
import { kindOf, shorten } from "./shorten";
import { run, type Sequence } from "./trial";

const { window } = new JSDOM("");
Object.assign(globalThis, { DOMParser: window.DOMParser, NodeFilter: window.NodeFilter, Node: window.Node });

const { values } = parseArgs({
  options: {
    sequences: { type: "string", default: "10000" },
    seed: { type: "string" },
    chunk: { type: "string", default: "250" },
    matrix: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const total = Number(values.sequences);
const chunk = Number(values.chunk);

/** What is wrong with a sequence, or null. */
async function failureOf(sequence: Sequence): Promise<string | null> {
  try {
    await (await run(sequence)).heal();
    return null;
  } catch (error) {
    return error instanceof Error
      ? `${error.name === "Error" ? "" : `${error.name}: `}${error.message}`
      : String(error);
  }
}

async function soak(): Promise<void> {
  console.log(`seed ${seed}`);
  const found = new Map<string, { readonly sequence: Sequence; readonly message: string; count: number }>();
  let failures = 0;
  const start = performance.now();
  for (let done = 0; done < total; done += chunk) {
    // Each chunk has a seed of its own, by which it can be run again.
    for (const sequence of fc.sample(sequences, { seed: seed + done, numRuns: Math.min(chunk, total - done) })) {
      const message = await failureOf(sequence);
      if (message === null) continue;
      failures++;
      const kind = kindOf(message);
      const known = found.get(kind);
      if (known) known.count++;
      else {
        const short = await shorten(sequence, async (candidate) => {
          const other = await failureOf(candidate);
          return other !== null && kindOf(other) === kind;
        });
        found.set(kind, { sequence: short, message: (await failureOf(short)) ?? message, count: 1 });
        console.log(`\n${"=".repeat(100)}\n${(await failureOf(short)) ?? message}\n${JSON.stringify(short)}`);
      }
    }
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(
      `${Math.min(done + chunk, total)} of ${total} sequences, ${failures} failures of ${found.size} kinds, ${seconds} s`,
    );
  }
  for (const [kind, { count }] of [...found].sort((a, b) => b[1].count - a[1].count)) console.log(`${count} x ${kind}`);
  if (failures > 0) process.exitCode = 1;
}

async function soakMatrix(): Promise<void> {
  const { cells, failures } = await runMatrix(1);
  console.log(`the matrix of faults: ${cells} cells, ${failures.length} failures`);
  for (const failure of failures) console.log(`\n${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

void soak().then(() => (values.matrix ? soakMatrix() : undefined));
