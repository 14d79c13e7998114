import { findResend, isResendAwaited, type Resend } from "../../domain/follow-up/resend";
import { toInstant } from "../../domain/time/instant";
import type { Recalled } from "../fill/remember";
import type { Draft } from "../ports/draft";
import type { Pane } from "./pane";

/**
 * Looks up which order the draft beside the pane is filled with, and whether it is the reply that carries forms after a
 * sent mail. Another draft meanwhile: its own answer counts.
 */
export async function recallDraft(pane: Pane): Promise<void> {
  const { ports, store, memories } = pane;
  const draft = ports.drafts.openDraft();
  const recalled = draft && (await recallWith(memories, draft));
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

/** Most drafts keep nothing: the code that reads a memory is fetched for the others. Null where another item is in front. */
async function recallWith(memories: Pane["memories"], draft: Draft): Promise<Recalled | null> {
  const isEmpty = async () => (await draft.readMemory().catch(() => "")) === null;
  // Some Outlooks give nothing the first time that a page asks (office-js#3862).
  if (!memories.knows(draft) && (await isEmpty()) && (await isEmpty())) return { kind: "none" };
  const { recall } = await import(/* webpackChunkName: "fill" */ "../fill/remember").catch(() => ({ recall: null }));
  if (!recall) return { kind: "unreadable" };
  return recall(memories, draft).catch(() => null);
}
