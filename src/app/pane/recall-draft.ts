import type { Pane } from "./pane";

/** Looks up which order the draft beside the pane is filled with. Another draft meanwhile: its own answer counts. */
export async function recallDraft({ ports, store, memories }: Pane): Promise<void> {
  const draft = ports.drafts.openDraft();
  const recalled = draft && (await memories.recall(draft).catch(() => null));
  if (draft !== ports.drafts.openDraft()) return;
  const memory = recalled?.kind === "known" ? recalled.memory : null;
  store.change({
    filledWith: memory?.reference ?? null,
    fillId: memory?.fillId ?? null,
    isMemoryUnreadable: recalled?.kind === "unreadable",
  });
}
