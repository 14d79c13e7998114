import { dateInDenmark } from "../../domain/time/iso-date";
import { DraftMemories } from "../fill/draft-memories";
import { loadOrganisation } from "./load-organisation";
import type { Pane, PanePorts } from "./pane";
import { recallDraft } from "./recall-draft";
import { NEW_PANE, takeSnapshot } from "./snapshot";
import { createStore } from "./store";

/** Opens the pane: it shows what is known at once, and follows the mailbox, the kept state and the organisation's file. */
export function openPane(ports: PanePorts): Pane {
  const { clock, mailbox, keeper, releases } = ports;
  const store = createStore(NEW_PANE, (own) =>
    takeSnapshot({
      ...own,
      surface: mailbox.surface(),
      message: mailbox.openMessage(),
      itemKey: mailbox.itemKey(),
      userAddress: mailbox.userAddress,
      userName: mailbox.userName,
      today: dateInDenmark(clock.now()),
      kept: keeper.current(),
      release: releases.own,
    }),
  );
  const pane: Pane = { ports, store, memories: new DraftMemories() };
  keeper.subscribe(() => store.refresh());
  mailbox.onItemChanged(() => {
    // Another mail: what was said of the last one is not true of this.
    const moves = store.own().moves + 1;
    store.change({ fills: {}, filledWith: null, fillId: null, isMemoryUnreadable: false, resend: null, moves });
    void recallDraft(pane);
  });
  void recallDraft(pane);
  void loadOrganisation(pane);
  return pane;
}
