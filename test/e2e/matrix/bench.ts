/** Runs cells of the fault matrix in one Outlook, each in a draft and a pane of its own, on a clock that only waits for the machine. */
import type { DraftSpec } from "../../outlook-host/mailbox/begin-draft";
import type { FaultKind } from "../../outlook-host/protocol/faults";
import type { Outlook } from "../outlook-fixture";
import { BEFORE_DEADLINE, draftContent, fillButton, orderCard, profileSettings } from "../pane-steps";
import { watchForQuiet } from "../quiet";
import { type Cell, type CellFault, cellsOf, type Work } from "./cells";
import { type Claim, findGaps, findMissingUndo, judge, type Yardstick } from "./claims";

/** An answer that comes after the pane has said what it knows. */
const LATE_MS = 45_000;
/** Longer than any work may take before the pane says something. */
const LONGEST_MS = 90_000;
const STEP_MS = 2_000;

/** What is arranged for a fault; "throw" is not the host's. */
const HOST_FAULTS: Readonly<Record<Exclude<CellFault, "throw">, FaultKind>> = {
  "error code": { kind: "fail", code: 5001 },
  "no answer, not done": { kind: "neverAnswer", workIsDone: false },
  "no answer, done": { kind: "neverAnswer", workIsDone: true },
  "success that did nothing": { kind: "pretend" },
  "answer after the time limit": { kind: "answerLate", ms: LATE_MS },
  "item changed": { kind: "switchItem" },
  "refused and done": { kind: "refuseButDo", code: 5001 },
  null: { kind: "answerWrongly", answer: "null" },
  empty: { kind: "answerWrongly", answer: "empty" },
  "another shape": { kind: "answerWrongly", answer: "other-shape" },
  "about another mail": { kind: "otherItem" },
};

export interface CellReport {
  readonly cell: Cell;
  /** The order of the calls changed and the place was never reached: the cell says nothing. */
  readonly isMet: boolean;
  readonly faults: readonly string[];
  /** What the pane said under the fault, for reading a failure. */
  readonly said: string;
}

interface PaneLook extends Claim {
  readonly isBusy: boolean;
  readonly canRetry: boolean;
}

export class MatrixBench {
  readonly #outlook: Outlook;
  readonly #draft: DraftSpec;
  #yardstick: Yardstick | null = null;
  readonly #untilQuiet: () => Promise<void>;

  private constructor(outlook: Outlook, draft: DraftSpec) {
    this.#outlook = outlook;
    this.#draft = draft;
    this.#untilQuiet = watchForQuiet(outlook.page);
  }

  /** @param draft how each cell's draft begins. @param original the mail that it answers */
  static async open(outlook: Outlook, draft: DraftSpec, original?: { subject: string; html: string; from: string }) {
    await outlook.page.clock.install({ time: new Date(BEFORE_DEADLINE) });
    // What one cell leaves in the browser must not reach the next.
    await outlook.start({ behaviours: { "storage.local": "denied" } });
    const answers = original === undefined ? {} : { answers: await outlook.receiveMail(original) };
    return new MatrixBench(outlook, { ...draft, ...answers });
  }

  /** @returns every cell of the three works, from the calls that they make in a healthy Outlook */
  async generate(): Promise<readonly Cell[]> {
    const cells: Cell[] = [];
    for (const work of ["fill", "undo", "retry"] as const) {
      await this.#inDraft(async (draftId) => {
        const before = await draftContent(this.#outlook, draftId);
        await this.#prepare(work);
        await this.#outlook.clearCalls();
        await this.#do(work);
        await this.#finish();
        if (work === "fill") this.#yardstick = { before, filled: await draftContent(this.#outlook, draftId) };
        cells.push(...cellsOf(work, await this.#outlook.calls()));
      });
    }
    return cells;
  }

  async run(cell: Cell): Promise<CellReport> {
    return this.#inDraft(async (draftId) => {
      await this.#prepare(cell.work);
      await this.#arrange(cell);
      await this.#do(cell.work);
      const claim = await this.#finish();
      const isMet = await this.#wasMet(cell);
      if (cell.fault === "answer after the time limit") await this.#pass(LATE_MS);
      const faults = isMet ? await this.#judgeAll(cell, draftId, claim) : [];
      return { cell, isMet, faults, said: claim.text };
    });
  }

  /** The draft under the fault, then once Outlook is well: filled again, taken back. */
  async #judgeAll(cell: Cell, draftId: string, claim: PaneLook): Promise<readonly string[]> {
    const yardstick = this.#filledYardstick();
    const outlook = this.#outlook;
    const moved = cell.fault === "item changed";
    const look = async () => draftContent(outlook, draftId);
    const struck = await look();
    // Beside another mail the result of this one does not stand.
    const said = moved ? { ...claim, text: "" } : claim;
    const faults = [...judge(said, struck, yardstick)];
    if (moved) faults.push(...(await this.#judgeOtherMail(draftId, claim)));
    await outlook.faults.clear();
    if (moved) await this.#goBackTo(draftId);
    const tag = (when: string, found: readonly string[]) => faults.push(...found.map((fault) => `${when}: ${fault}`));

    const healed = await this.#heal();
    const filled = await look();
    tag("healed", [
      ...judge(healed, filled, yardstick),
      ...findGaps(filled, yardstick),
      ...(/^Mailen er udfyldt/.test(healed.text) ? [] : [`says »${healed.text.slice(0, 120)}«`]),
      ...findMissingUndo(healed, filled, yardstick),
    ]);
    if (!healed.offersUndo) return faults;
    await this.#do("undo");
    const undone = await this.#finish();
    tag("undone", judge(undone, await look(), yardstick));
    return faults;
  }

  async #judgeOtherMail(draftId: string, claim: PaneLook): Promise<readonly string[]> {
    const otherId = await this.#outlook.page.evaluate(() => window.localOutlook.activeDraftId());
    if (otherId === null || otherId === draftId) return ["no other mail was opened"];
    const other = await draftContent(this.#outlook, otherId);
    const isTouched = other.subject !== "" || other.to.length > 0 || other.files.length > 0;
    // Calls that are on their way when the user goes there cannot be called back: the user is asked to look.
    const isTold = /Kontrollér også, at intet fra bestillingen er kommet med/.test(claim.text);
    return [
      ...(isTouched && !isTold ? ["the other mail was written to, and nothing is said of it"] : []),
      ...(/Mailen er (?:udfyldt|, som)/.test(claim.text) ? ["a result stands beside the other mail"] : []),
    ];
  }

  #filledYardstick(): Yardstick {
    if (this.#yardstick === null) throw new Error("generate the cells first");
    return this.#yardstick;
  }

  async #inDraft<T>(work: (draftId: string) => Promise<T>): Promise<T> {
    const { page } = this.#outlook;
    await page.clock.setSystemTime(new Date(BEFORE_DEADLINE));
    await page.evaluate((settings) => window.localOutlook.setSettings(settings), profileSettings());
    const draftId = await this.#outlook.openSecondPane(this.#draft);
    try {
      await fillButton(this.#outlook).waitFor();
      await this.#untilQuiet();
      return await work(draftId);
    } finally {
      await this.#outlook.faults.clear();
      await page.evaluate(() => {
        for (const id of window.localOutlook.draftIds()) window.localOutlook.discardDraft(id);
      });
    }
  }

  /** Brings the draft to where the work begins. */
  async #prepare(work: Work): Promise<void> {
    if (work === "fill") return;
    const { faults } = this.#outlook;
    if (work === "retry") {
      await faults.fail("body.prependAsync", 5001);
      await faults.fail("addFileAttachmentFromBase64Async", 9007, { after: 1 });
    }
    await this.#do("fill");
    await this.#finish();
    await faults.clear();
  }

  async #arrange({ call, place, fault }: Cell): Promise<void> {
    const times = { after: place - 1, times: 1 };
    const { faults } = this.#outlook;
    if (fault === "throw") await faults.throwOn(call, undefined, times);
    else await faults.arm({ name: call, ...HOST_FAULTS[fault], ...times });
  }

  async #wasMet({ fault }: Cell): Promise<boolean> {
    if (fault === "throw") return this.#outlook.faults.hasThrown();
    return (await this.#outlook.page.evaluate(() => window.localOutlook.armedFaults().length)) === 0;
  }

  async #do(work: Work): Promise<void> {
    const card = orderCard(this.#outlook);
    const button =
      work === "fill"
        ? fillButton(this.#outlook)
        : card.getByRole("button", { name: work === "undo" ? "Fortryd udfyldning" : "Prøv igen" });
    // Playwright's own click waits until the button has stood still: half of a cell's time.
    await button.dispatchEvent("click");
  }

  async #heal(): Promise<PaneLook> {
    const { canRetry } = await this.#look();
    await this.#do(canRetry ? "retry" : "fill");
    return this.#finish();
  }

  async #goBackTo(draftId: string): Promise<void> {
    await this.#outlook.showDraft(draftId);
    await this.#outlook.openPane();
    await fillButton(this.#outlook).waitFor();
    await this.#untilQuiet();
  }

  /** What the first order's card shows. */
  async #look(): Promise<PaneLook> {
    const frame = await this.#outlook.paneFrame();
    return frame.evaluate(() => {
      const card = [...document.querySelectorAll("article")].find((each) => /Mail 1 af/.test(each.textContent ?? ""));
      const buttons = [...(card?.querySelectorAll("button") ?? [])];
      const named = (pattern: RegExp) => buttons.find((button) => pattern.test(button.textContent ?? ""));
      const result = card?.querySelector('[role="status"], [role="alert"]');
      const text = result?.textContent?.replace(/\s+/g, " ").trim() ?? "";
      return {
        text,
        // The code that shows a result is fetched when there is one.
        isBusy: named(/^Udfyld mail/)?.getAttribute("aria-disabled") === "true" || text === "Henter …",
        offersUndo: named(/^Fortryd udfyldning$/) !== undefined,
        canRetry: named(/^Prøv igen$/) !== undefined,
      };
    });
  }

  /** Lets the work end: the clock goes on whenever nothing but time is waited for. */
  async #finish(): Promise<PaneLook> {
    for (let passed = 0; passed <= LONGEST_MS; passed += STEP_MS) {
      await this.#untilQuiet();
      const look = await this.#look();
      // What the draft remembers is asked for once more when the result stands: undo is offered by it.
      if (!look.isBusy) return this.#untilSame(look);
      await this.#outlook.page.clock.runFor(STEP_MS);
    }
    throw new Error(`the pane says nothing after ${LONGEST_MS} ms: ${(await this.#look()).text}`);
  }

  /** Until the pane shows the same twice. */
  async #untilSame(before: PaneLook): Promise<PaneLook> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await this.#untilQuiet();
    const now = await this.#look();
    return JSON.stringify(now) === JSON.stringify(before) ? now : this.#untilSame(now);
  }

  async #pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) await this.#outlook.page.clock.runFor(STEP_MS);
    await this.#untilQuiet();
  }
}
