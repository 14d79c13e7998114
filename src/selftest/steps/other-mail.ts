import { OutlookError } from "../../app/ports/outlook-error";
import type { GuidedBench } from "../bench";
import { DRAFT_NAME } from "../known-text";
import type { Step } from "./step";

/** So long, at most, calls are made while the user is away. */
const WATCHED_FOR_MS = 300_000;
/** A mail without a subject that can be asked for is looked at again after so long. */
const LOOK_AGAIN_MS = 100;

/** What was seen of the mail in front. */
interface Seen {
  /** Outlook told of another item. */
  isTold: boolean;
  /** Another subject was read. It is compared, and let go. */
  isOther: boolean;
  /** What became of the call that was under way when the item changed; null where none was, or it was not seen. */
  midCall: "refused" | "carried-out-on-own" | "carried-out-on-new" | null;
}

/**
 * Asks for the subject in front, again and again, so that a call is under way when the user goes to another mail.
 * Nothing is written: what it would be written to is just what is not known.
 */
async function watchFront(
  { front, now, wait }: Pick<GuidedBench, "front" | "now" | "wait">,
  isOver: () => boolean,
): Promise<Seen> {
  const seen: Seen = { isTold: false, isOther: false, midCall: null };
  const [start, first] = [now(), front.generation];
  while (!isOver() && now() - start < WATCHED_FOR_MS) {
    const before = front.generation;
    const isFirst = !seen.isTold && !seen.isOther;
    const answer = await ask(front);
    if (front.generation !== first) seen.isTold = true;
    if (answer === "other") seen.isOther = true;
    if (isFirst) seen.midCall = becameOf(answer, front.generation !== before) ?? seen.midCall;
    if (answer === "none" || answer === "failed") await wait(LOOK_AGAIN_MS);
  }
  return seen;
}

type Answer = "own" | "other" | "none" | "refused" | "failed";

/** What became of a call during which the item may have changed; null where it says nothing of that. */
function becameOf(answer: Answer, hasChanged: boolean): Seen["midCall"] {
  if (answer === "refused") return "refused";
  if (answer === "other") return "carried-out-on-new";
  return answer === "own" && hasChanged ? "carried-out-on-own" : null;
}

/** What the call said, without what it said. */
async function ask(front: GuidedBench["front"]): Promise<Answer> {
  try {
    const subject = await front.readSubject();
    if (subject === null) return "none";
    return subject.includes(DRAFT_NAME) ? "own" : "other";
  } catch (error) {
    if (!(error instanceof OutlookError)) throw error;
    return error.kind === "item-changed" && error.code !== null ? "refused" : "failed";
  }
}

/** The user goes to another mail and back: what the page is told, and what becomes of a call under way. */
export const OTHER_MAIL_STEP: Step = {
  request: "other-mail",
  observes: ["item.change", "item.changeMidCall"],
  within: 20_000,
  isOpen: () => true,
  async prepare(desk) {
    let isOver = false;
    const watched = watchFront(desk, () => isOver);
    return {
      stop() {
        isOver = true;
      },
      async look({ tell, miss }) {
        const { isTold, isOther, midCall } = await watched;
        if (isTold) tell("item.change", "told");
        else tell("item.change", isOther ? "untold" : "kept");
        if (midCall === null) miss(["item.changeMidCall"], "not-met");
        else tell("item.changeMidCall", midCall);
      },
    };
  },
};
