import type { IsoDate } from "../../domain/time/iso-date";
import type { Pane } from "./pane";

/** Asks for another ready date than the campaign's; null for none. */
export function askForDate({ store }: Pane, date: IsoDate | null): void {
  store.change({ wantedDate: date });
}
