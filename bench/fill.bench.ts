import path from "node:path";
import { chromium } from "@playwright/test";
import buildSite from "../test/e2e/build-site-setup";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { startHarnessServer } from "../test/e2e/harness-server";
import { Outlook } from "../test/e2e/outlook-fixture";
import { fillButton, orderCard, profileSettings } from "../test/e2e/pane-steps";

/** What a call to Outlook is made to take; on the web it is of this order. */
const LATENCY_MS = 50;
const RUNS = 3;

/**
 * Prints what one fill of a new mail asks of Outlook: calls, the rounds that wait for each other, and the time from the
 * press of the button to the result, beside the least that so many rounds can take. The local Outlook under the real
 * office.js; forms and library were fetched by a fill before.
 */
export async function run(): Promise<void> {
  await buildSite();
  const server = await startHarnessServer(path.resolve("test-results/outbox-bench"));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, ...server.resolverArgs],
  });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "da-DK" });
    const outlook = new Outlook(await context.newPage(), server);
    await outlook.start({ settings: profileSettings() });
    const fill = async (): Promise<number> => {
      await outlook.openSecondPane({ signature: "<p>Venlig hilsen</p>" });
      await fillButton(outlook).waitFor();
      await outlook.clearCalls();
      const pressed = performance.now();
      await fillButton(outlook).click();
      await orderCard(outlook).getByRole("status").getByText("Mailen er udfyldt", { exact: true }).waitFor();
      return performance.now() - pressed;
    };
    await fill();
    await outlook.faults.delay(LATENCY_MS);
    const times: number[] = [];
    for (let turn = 0; turn < RUNS; turn += 1) times.push(await fill());
    // The log of orders is saved after the result is shown: nobody waits for it.
    const calls = (await outlook.calls()).filter(({ name }) => name !== "roamingSettings.saveAsync");
    const { total, maxInFlight, depth } = await outlook.callSummary();
    console.log(`one fill: ${calls.length} calls before the result, ${total} in all, at most ${maxInFlight} at once`);
    console.log(`rounds that wait for each other: ${depth} in all`);
    const [best = 0] = times.sort((a, b) => a - b);
    console.log(
      `at ${LATENCY_MS} ms a call: ${Math.round(best)} ms (best of ${RUNS}); ${depth} rounds take ${depth * LATENCY_MS} ms at least`,
    );
    for (const [name, count] of countByName(calls.map((call) => call.name))) console.log(`  ${count} x ${name}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

function countByName(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}
