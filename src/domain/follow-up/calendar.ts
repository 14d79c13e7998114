import type { Campaign } from "../campaign/campaign";
import type { Municipality } from "../municipality/municipality";
import type { IsoDate } from "../time/iso-date";

/** Which of a campaign's dates an entry is about. */
export type CalendarEntryKind = "order-by" | "ready-by" | "frozen-zone";

/** A deadline as an entry in the calendar: whole days, without a time of day. */
export interface CalendarEntry {
  readonly kind: CalendarEntryKind;
  /** The same for the same deadline each time, so that a second import updates the first. ASCII. */
  readonly uid: string;
  readonly from: IsoDate;
  /** The last day, included. Equal to `from` for one day. */
  readonly to: IsoDate;
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  /** Whether the calendar should remind: the day before and on the day, in the morning. */
  readonly reminds: boolean;
}

/** The words of the entries, in the language of the pane. */
export interface CalendarTexts {
  title(kind: CalendarEntryKind, campaign: Campaign, municipality: Municipality): string;
  body(kind: CalendarEntryKind, campaign: Campaign, municipality: Municipality): string;
}

/** The campaign's deadlines for one municipality's calendar: order date, ready date, and the frozen zone if any. */
export function calendarEntries(campaign: Campaign, municipality: Municipality, texts: CalendarTexts): CalendarEntry[] {
  const entry = (kind: CalendarEntryKind, from: IsoDate, to: IsoDate, reminds: boolean): CalendarEntry => ({
    kind,
    uid: `${encodeURIComponent(campaign.id)}-${municipality.code}-${kind}@rutebestilling`,
    from,
    to,
    title: texts.title(kind, campaign, municipality),
    body: texts.body(kind, campaign, municipality),
    reminds,
  });
  const { orderBy, readyBy, frozenZone } = campaign;
  return [
    entry("order-by", orderBy, orderBy, true),
    entry("ready-by", readyBy, readyBy, true),
    ...(frozenZone ? [entry("frozen-zone", frozenZone.from, frozenZone.to, false)] : []),
  ];
}
