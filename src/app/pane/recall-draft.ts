import { findResend, isResendAwaited, type Resend } from "../../domain/follow-up/resend";
import { toInstant } from "../../domain/time/instant";
import type { Recalled, Unbound } from "../fill/draft-memories";
import type { Draft } from "../ports/draft";
import type { Pane } from "./pane";

/**
 * Looks up which order the draft beside the pane is filled with, and whether it is the reply that carries forms after a
 * sent mail. Another draft meanwhile: its own answer counts.
 */
export async function recallDraft(pane: Pane): Promise<void> {
  const { ports, store, memories } = pane;
  const draft = ports.drafts.openDraft();
  const told = draft && (await memories.recall(draft).catch(() => null));
  const recalled = told?.kind === "unbound" ? await settle(told, draft) : told;
  const resend = draft && recalled?.kind === "none" ? await recallResend(pane, draft) : null;
  if (draft !== ports.drafts.openDraft()) return;
  const memory = recalled?.kind === "known" ? recalled.memory : null;
  store.change({
    filledWith: memory?.reference ?? null,
    fillId: memory?.fillId ?? null,
    isMemoryUnreadable: recalled?.kind === "unreadable",
    resend,
  });
}

/** Outlook is asked only where such a reply is waited for. */
async function recallResend({ ports }: Pane, draft: Draft): Promise<Resend | null> {
  const { keeper, clock } = ports;
  const { state } = keeper.current();
  if (!isResendAwaited(state)) return null;
  const subject = await draft.readSubject().catch(() => "");
  return findResend(state, subject, toInstant(clock.now()));
}

/** The code that reads a body is fetched when it is needed. */
async function settle(told: Unbound, draft: Draft | null): Promise<Recalled> {
  try {
    const { settleUnbound } = await import(/* webpackChunkName: "fill" */ "../fill/unbound-memory");
    return draft ? await settleUnbound(told, draft) : { kind: "unreadable" };
  } catch {
    return { kind: "unreadable" };
  }
}
