import type { OrderKey } from "../../domain/order/reference";
import type { FillTools } from "../fill/fill-tools";
import type { Draft } from "../ports/draft";
import type { FillStatus } from "./fill-status";
import type { Pane } from "./pane";
import { recallDraft } from "./recall-draft";

/** What filling and taking back work with. */
export function fillTools({ ports, memories }: Pane): FillTools {
  const { clock, hashContent, wait } = ports;
  return {
    memories,
    now: () => clock.now().getTime(),
    hashContent,
    wait,
    deadline: wait,
    newId: () => Math.random().toString(36).slice(2, 10),
  };
}

/**
 * Shows what came of the work on a draft, beside the mail that it is about. Beside another mail only that the work there
 * was stopped is said.
 */
export async function showWork(pane: Pane, draft: Draft, key: OrderKey, status: FillStatus): Promise<void> {
  const isSameMail = pane.ports.drafts.openDraft() === draft;
  pane.store.change({ fills: { [key]: isSameMail ? status : { kind: "other-mail" } } });
  await recallDraft(pane);
}
