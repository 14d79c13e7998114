import type { Campaign } from "../campaign/campaign";
import { isKlikTitle } from "../campaign/rounds";
import { oneLine } from "../text/html";
import { findDanishDates } from "../time/danish-dates";
import type { IsoDate } from "../time/iso-date";
import { mayAnnounceTask } from "./klik-subject";

/** The task that a mail announces. */
export interface AnnouncedTask {
  /** As the mail writes it: `03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning`. */
  readonly title: string;
  /** The round that the pane knows by this title or number; null for a new one. */
  readonly campaign: Campaign | null;
  /** The systems that the title names, `KY`; empty where it names none. */
  readonly systems: readonly string[];
  /** The dates that the mail names; null where it names none, or several that contradict each other. */
  readonly orderBy: IsoDate | null;
  readonly readyBy: IsoDate | null;
}

/** A task's title, with the number that KOMBIT gives it: to the end of its line, or of its sentence. */
const TITLE = /\b(\d{2})[ .:–-]{1,3}(Bestil ruter og overvågning[^\n.«»"<]{0,150})/i;

/**
 * Reads the task that a mail announces, by the title or the number of one that the pane knows, or by a title that begins
 * as the task's. Whoever can write a mail can write one: it proposes, and the user decides. Null where it announces none.
 * @param body the mail's text
 */
export function readAnnouncedTask(
  { subject, body }: { readonly subject: string; readonly body: string },
  campaigns: readonly Campaign[],
): AnnouncedTask | null {
  if (!mayAnnounceTask(subject)) return null;
  // Titles are broken across lines in mails; an empty line ends what belongs together.
  const text = `${subject}\n\n${body}`
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n");
  const flat = oneLine(text);
  const tasks = campaigns.filter(({ isKlikTask }) => isKlikTask);
  const byTitle = tasks.filter(({ title }) => includesFold(flat, withoutNumber(title)));
  const found = TITLE.exec(text.replace(/([^\n])\n(?!\n)/g, "$1 "));
  const written = found ? oneLine(`${found[1]} ${found[2]}`).replace(/[ ,;:–-]+$/, "") : null;
  const byNumber = tasks.filter(({ title }) => {
    const number = /^(\d{2}) /.exec(title)?.[1];
    return number !== undefined && new RegExp(`KLIK-?\\s?opgave\\s+(?:nr\\.?\\s*)?${number}(?!\\d)`, "i").test(flat);
  });
  // A title says more than a number, which each of KOMBIT's projects counts for itself.
  const named = byTitle.length > 0 ? byTitle : written === null ? byNumber : [];
  const dates = datesIn(flat);
  // A task that came again is there twice: the one with the mail's dates is meant, else the newest.
  const campaign = named.find((task) => task.orderBy === dates.orderBy) ?? named[0] ?? null;
  const title = campaign?.title ?? written;
  return title === null || !isKlikTitle(title) ? null : { title, campaign, systems: systemsIn(title), ...dates };
}

/** The systems in a title, as `så YR og KSD er klar`: short names in capitals. */
function systemsIn(title: string): readonly string[] {
  const named = /\bså\s+(.+?)\s+(?:er|kan|bliver)\b/i.exec(title)?.[1]?.split(/\s*,\s*|\s+og\s+/) ?? [];
  return named.every((name) => /^[A-ZÆØÅ][A-ZÆØÅ0-9-]{1,9}$/.test(name)) ? named : [];
}

const withoutNumber = (title: string) => title.replace(/^\d{2} /, "");

function includesFold(text: string, part: string): boolean {
  return text.toLowerCase().includes(oneLine(part).toLowerCase());
}

/** What stands before a date and says what it is: the last of these words counts. */
const ORDER_BY = /senest|skal være løst|løses|frist|slutdato|bestilles/gi;
const READY_BY = /inden|skal være klar|er klar|oprettet/gi;
const OTHER = /publiceret|startdato|lancer/gi;
/** How far before it such a word may stand, in characters. */
const BEFORE = 60;

function datesIn(text: string): Pick<AnnouncedTask, "orderBy" | "readyBy"> {
  const dates = { orderBy: new Set<IsoDate>(), readyBy: new Set<IsoDate>() };
  let end = 0;
  for (const found of findDanishDates(text)) {
    const before = text.slice(Math.max(end, found.start - BEFORE), found.start);
    const last = (words: RegExp) => [...before.matchAll(words)].at(-1)?.index ?? -1;
    const [orderBy, readyBy, other] = [last(ORDER_BY), last(READY_BY), last(OTHER)];
    if (orderBy > readyBy && orderBy > other) dates.orderBy.add(found.date);
    if (readyBy > orderBy && readyBy > other) dates.readyBy.add(found.date);
    end = found.end;
  }
  const only = (set: ReadonlySet<IsoDate>) => (set.size === 1 ? ([...set][0] ?? null) : null);
  return { orderBy: only(dates.orderBy), readyBy: only(dates.readyBy) };
}
