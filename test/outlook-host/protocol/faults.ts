/** Bad weather on order: what the next calls of a name meet instead of a healthy Outlook. */
import type { WrongAnswer } from "./wrong-answers";

export interface FaultTimes {
  /** How many calls it hits; without it, every one. */
  readonly times?: number;
  /** How many calls of that name pass unharmed first. */
  readonly after?: number;
}

export type FaultKind =
  /** It fails, and nothing was done. */
  | { readonly kind: "fail"; readonly code: number }
  /** It fails, and was done all the same. */
  | { readonly kind: "refuseButDo"; readonly code: number }
  /** The callback never comes. `workIsDone`: whether the mailbox changed all the same */
  | { readonly kind: "neverAnswer"; readonly workIsDone: boolean }
  /** The work is done at once and the answer comes `ms` later. */
  | { readonly kind: "answerLate"; readonly ms: number }
  /** Success, and nothing was done; of a call that asks, the answer is empty. */
  | { readonly kind: "pretend" }
  /** The work is done, and the answer is wrong. */
  | { readonly kind: "answerWrongly"; readonly answer: WrongAnswer }
  /** The call is carried out on, and answered about, another draft. */
  | { readonly kind: "otherItem" }
  /** The user goes to another item while the call is under way, {@link Behaviours} `item.changeMidCall`. */
  | { readonly kind: "switchItem" };

export type Fault = FaultKind & FaultTimes & { readonly name: string };

interface ArmedFault {
  readonly fault: Fault;
  passed: number;
  hits: number;
}

/** The faults that are armed, the latency of every call, and the attachments that get lost. */
export class Faults {
  /** Milliseconds that every call takes. */
  latencyMs = 0;
  #armed: ArmedFault[] = [];
  #lostAttachments = new Set<string>();

  arm(fault: Fault): void {
    this.#armed = [...this.#armed, { fault, passed: 0, hits: 0 }];
  }

  /** An attachment of that name is accepted with success, and is not there on read-back. */
  loseAttachment(name: string): void {
    this.#lostAttachments.add(name);
  }

  losesAttachment(name: string): boolean {
    return this.#lostAttachments.has(name);
  }

  /** @returns what is armed and not used up, for showing. */
  get armed(): readonly Fault[] {
    return this.#armed.filter((entry) => !isUsedUp(entry)).map((entry) => entry.fault);
  }

  get lostAttachments(): readonly string[] {
    return [...this.#lostAttachments];
  }

  /** Counts one call. @param names its names, {@link callNames}. @returns the fault that it meets, if any. */
  meet(names: readonly string[]): Fault | null {
    for (const entry of this.#armed) {
      if (!names.includes(entry.fault.name) || isUsedUp(entry)) continue;
      if (entry.passed < (entry.fault.after ?? 0)) {
        entry.passed += 1;
        continue;
      }
      entry.hits += 1;
      return entry.fault;
    }
    return null;
  }

  clear(): void {
    this.latencyMs = 0;
    this.#armed = [];
    this.#lostAttachments.clear();
  }
}

const isUsedUp = ({ fault, hits }: ArmedFault): boolean => fault.times !== undefined && hits >= fault.times;
