import type { Outlook } from "../test/e2e/outlook-fixture";
import { fillButton } from "../test/e2e/pane-steps";
import { type LoggedCall, summariseCalls } from "../test/outlook-host/protocol/call-log";
import { leastRounds, NEEDS } from "./fill-needs";
import { inLocalOutlook } from "./local-outlook";

/** What a call to Outlook is made to take; on the web it is of this order. */
const LATENCY_MS = 50;
const RUNS = 5;
/** As many calls may be under way at once (docs/outlook-quirks.md). */
const WIDTH = 3;

/** One fill, until the result stands. */
interface Fill {
  readonly calls: readonly LoggedCall[];
  readonly milliseconds: number;
}

/**
 * Prints what one fill of a new mail asks of Outlook until the result stands, beside what the rules need: calls, and the
 * rounds that wait for each other. The local Outlook under the real office.js; forms and library were fetched by a fill
 * before.
 */
export async function run(): Promise<void> {
  await inLocalOutlook(async (outlook) => {
    await fill(outlook);
    await outlook.faults.delay(LATENCY_MS);
    const fills: Fill[] = [];
    for (let turn = 0; turn < RUNS; turn += 1) fills.push(await fill(outlook));
    print(fills);
  });
}

async function fill(outlook: Outlook): Promise<Fill> {
  await outlook.openSecondPane({ signature: "<p>Venlig hilsen</p>" });
  await fillButton(outlook).waitFor();
  await outlook.clearCalls();
  const frame = await outlook.paneFrame();
  const milliseconds = await frame.evaluate(pressAndWait);
  // The log of orders is saved after the result is shown: nobody waits for it, nor for what is asked then.
  const calls = await outlook.calls();
  const end = calls.findIndex(({ name }) => name === "roamingSettings.saveAsync");
  return { calls: end < 0 ? calls : calls.slice(0, end), milliseconds };
}

/** Runs in the pane. */
function pressAndWait(): Promise<number> {
  const button = [...document.querySelectorAll("button")].find((each) => each.textContent?.startsWith("Udfyld mail"));
  if (!button) throw new Error("there is no order to fill with");
  return new Promise((resolve) => {
    const pressed = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector('article [role="status"]')?.textContent?.includes("Mailen er udfyldt")) return;
      observer.disconnect();
      resolve(performance.now() - pressed);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    button.click();
  });
}

function print(fills: readonly Fill[]): void {
  const [best] = [...fills].sort((a, b) => a.milliseconds - b.milliseconds);
  if (!best) return;
  const { total, depth, maxInFlight } = summariseCalls(best.calls);
  const needed = Object.values(NEEDS);
  const ideal = leastRounds(NEEDS, WIDTH);
  console.log(
    `one fill: ${total} calls before the result, at most ${maxInFlight} at once; ${needed.length} are needed`,
  );
  console.log(
    `rounds that wait for each other: ${depth}, at least ${ideal} with ${WIDTH} at once: ${(depth / ideal).toFixed(2)}`,
  );
  const least = ideal * LATENCY_MS;
  console.log(
    `at ${LATENCY_MS} ms a call, from the press to the result in the pane: ${Math.round(best.milliseconds)} ms ` +
      `(best of ${fills.length}), at least ${least}: ${(best.milliseconds / least).toFixed(2)}`,
  );
  const made = countOf(best.calls.filter(({ counted }) => counted).map(({ name }) => name));
  const asked = countOf(needed.map(({ call }) => call));
  for (const name of new Set([...made.keys(), ...asked.keys()])) {
    const [is, should] = [made.get(name) ?? 0, asked.get(name) ?? 0];
    console.log(`  ${is} x ${name}${is === should ? "" : `, ${should} needed`}`);
  }
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
