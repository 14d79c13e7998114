import type { BrowserContext } from "@playwright/test";
import type { Outlook } from "../test/e2e/outlook-fixture";
import { fillButton } from "../test/e2e/pane-steps";
import { inLocalOutlook } from "./local-outlook";

const CPU_SLOWDOWN = 4;
const LIMIT_MS = 1000;
/** Each in a pane of its own, whose code has not run before: the least, since other work on the machine comes and goes. */
const TURNS = 3;
const SIZES = [100_000, 300_000, 900_000];
const LINE = "<p class=MsoNormal>Kære alle, tak for mailen om <b>ruterne</b> og det, vi talte om i går.<o:p></o:p></p>";

/**
 * Prints the longest task of the pane's own while it fills an answer to a thread of up to 900,000 characters and 200
 * quoted mails, fills it again and takes it back, in a browser whose processor is slowed down four times. As built for
 * production, in the local Outlook. No task may hold the page for more than a second.
 */
export async function run(): Promise<void> {
  await inLocalOutlook(async (outlook, context) => {
    await measure(context, outlook, 1000);
    for (const size of SIZES) {
      const turns: (readonly Step[])[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) turns.push(await measure(context, outlook, size));
      const steps = leastOf(turns);
      const slowest = Math.max(...steps.map(({ longest }) => longest));
      console.log(
        `${size} characters, CPU ${CPU_SLOWDOWN}x slower: ` +
          `${steps.map(({ name, longest }) => `${name} ${Math.round(longest)} ms`).join(", ")}; ` +
          `longest task ${(slowest / LIMIT_MS).toFixed(2)} of a second${slowest > LIMIT_MS ? ", MISSED" : ""}`,
      );
    }
  });
}

interface Step {
  readonly name: string;
  /** Milliseconds of its longest task. */
  readonly longest: number;
}

function leastOf(turns: readonly (readonly Step[])[]): readonly Step[] {
  const [first = []] = turns;
  return first.map(({ name }, place) => ({
    name,
    longest: Math.min(...turns.map((steps) => steps[place]?.longest ?? Number.POSITIVE_INFINITY)),
  }));
}

async function measure(context: BrowserContext, outlook: Outlook, size: number): Promise<readonly Step[]> {
  const mail = `<div style="border-top:solid #E1E1E1 1.0pt"><b>Fra:</b> Afsender</div>${LINE.repeat(Math.ceil(size / 200 / LINE.length))}`;
  await outlook.openSecondPane({ body: mail.repeat(200).slice(0, size) });
  await fillButton(outlook).waitFor();
  const frame = await outlook.paneFrame();
  // A frame of another site has a process of its own where the browser keeps sites apart.
  const session = await context.newCDPSession(frame).catch(() => context.newCDPSession(outlook.page));
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const steps: Step[] = [];
  for (const [name, button, result] of [
    ["fill", "Udfyld mail", "Mailen er udfyldt"],
    ["fill again", "Udfyld mail", "Mailen er udfyldt"],
    ["undo", "Fortryd udfyldning", "Udfyldningen er fortrudt"],
  ] as const) {
    steps.push({ name, longest: await frame.evaluate(longestTask, [button, result] as const) });
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  return steps;
}

/** Runs in the pane: presses a button and waits for a result. @returns milliseconds of the longest task meanwhile */
async function longestTask([label, result]: readonly [string, string]): Promise<number> {
  const button = [...document.querySelectorAll("button")].find((each) => each.textContent?.startsWith(label));
  if (!button) throw new Error(`there is no button "${label}"`);
  let longest = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration, name } of list.getEntries()) if (name === "self") longest = Math.max(longest, duration);
  });
  tasks.observe({ type: "longtask" });
  const before = document.querySelector("article .result");
  button.click();
  for (let shown: Element | null = before; shown === before || !shown?.textContent?.includes(result); ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    shown = document.querySelector("article .result");
  }
  // What was measured last is told a moment later.
  await new Promise((resolve) => setTimeout(resolve, 500));
  tasks.disconnect();
  return longest;
}
