import { writeReceipt as write } from "../../domain/follow-up/receipt";
import type { Municipality } from "../../domain/municipality/municipality";
import { toInstant } from "../../domain/time/instant";
import type { Pane } from "./pane";

/** The receipt for KLIK of a municipality's orders, as it stands now. */
export function writeReceipt({ ports, store }: Pane, municipality: Municipality): ReturnType<typeof write> {
  const { campaign, orders, kept } = store.snapshot();
  return write({ campaign, municipality, orders, log: kept.state.orders, now: toInstant(ports.clock.now()) });
}
