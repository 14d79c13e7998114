import type { Campaign } from "../campaign/campaign";
import { type OrderRecord, sentDay } from "../order/order-log";
import { instantToDate } from "../time/instant";
import { dateInDenmark, type IsoDate } from "../time/iso-date";

/** The date by which an order's routes are expected, and who named it. */
export interface ExpectedDate {
  readonly date: IsoDate;
  /** The supplier promised it, the mail asked for it, or it is the round's own and no mail has asked yet. */
  readonly namedBy: "supplier" | "order" | "round";
  /** Whether the day itself is still in time. The round's own date is one to be ready before (the task: `inden den`). */
  readonly isIncluded: boolean;
}

/**
 * The date that an order's follow-up counts from: what the supplier promised, else what the mail asked for, else the
 * round's own date while a mail could ask for it. Null where the mail asked for the earliest possible, or where it is
 * not known what it asked for: it was written after the round's order date, by hand or by a version that did not keep it.
 */
export function expectedDate(record: OrderRecord | null, campaign: Campaign): ExpectedDate | null {
  const promised = record?.marks.promised;
  if (promised?.on && promised.date) return { date: promised.date, namedBy: "supplier", isIncluded: true };
  const fill = record?.fill && record.fill.result !== "undone" ? record.fill : null;
  if (fill?.asked === "earliest") return null;
  if (fill?.asked) {
    return { date: fill.asked, namedBy: "order", isIncluded: fill.asked !== campaign.readyBy };
  }
  const written = fill ? dateInDenmark(instantToDate(fill.at)) : sentDay(record);
  const couldAsk = written === null || written <= campaign.orderBy;
  return couldAsk ? { date: campaign.readyBy, namedBy: "round", isIncluded: false } : null;
}
