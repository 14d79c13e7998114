import type { CampaignDeadline, Deadline, PastRound } from "../../domain/follow-up/deadline";
import { formatDanishDate, formatDanishMonth } from "../../domain/time/iso-date";

const date = formatDanishDate;

const days = (count: number) => (count === 1 ? "1 dag" : `${count} dage`);
const workingDays = (count: number) => (count === 1 ? "1 arbejdsdag" : `${count} arbejdsdage`);

/** `2 arbejdsdage (4 dage) tilbage`; only the one where they are the same, and days that are all off said as such. */
function timeLeft({ calendarDays, workingDays: working }: Deadline): string {
  if (working === 0) return `${days(calendarDays)} tilbage, men ingen arbejdsdage`;
  return working === calendarDays
    ? `${workingDays(working)} tilbage`
    : `${workingDays(working)} (${days(calendarDays)}) tilbage`;
}

/** A number of days in words: from two months on whole months, from two years on whole years. */
export function longTime(count: number): string {
  if (count < 61) return days(count);
  const months = Math.floor(count / 30.44);
  return months < 24 ? `${months} måneder` : `${Math.floor(count / 365.25)} år`;
}

/** That a round's dates are long past. */
export function pastRoundSentence({ from, isKlikTask }: PastRound): string {
  return `${isKlikTask ? "KLIK-opgaven" : "Bestillingsrunden"} er fra ${formatDanishMonth(from)}. Du kan stadig bestille.`;
}

/** The order date, as a heading. */
export function orderBySentence({ date: day, kind }: CampaignDeadline): string {
  return kind === "passed" ? `Fristen var den ${date(day)}` : `Bestil senest den ${date(day)}`;
}

/** The round's ready date. */
export function readyBySentence({ ready }: CampaignDeadline): string {
  return `Ruterne ${ready.kind === "passed" ? "skulle" : "skal"} være klar inden den ${date(ready.date)}`;
}

/** How far off the order date is, as a sentence. */
export function deadlineSentence(view: CampaignDeadline): string {
  if (view.pastRound) return pastRoundSentence(view.pastRound);
  switch (view.kind) {
    case "ample":
      return `Der er ${timeLeft(view)}.`;
    case "near":
      return `Fristen er tæt på: Der er ${timeLeft(view)}.`;
    case "today":
      return "Fristen er i dag.";
    case "passed":
      return `Fristen er overskredet med ${longTime(-view.calendarDays)}.`;
  }
}

/** What the frozen zone means today, as a sentence; null when there is nothing to say. */
export function frozenZoneSentence({ frozenZone: zone }: CampaignDeadline): string | null {
  if (!zone) return null;
  switch (zone.state) {
    case "ahead":
      return `Fra den ${date(zone.from)} til og med den ${date(zone.to)} kan der ikke oprettes nye sortimenter.`;
    case "now":
      return `Der kan ikke oprettes nye sortimenter til og med den ${date(zone.to)}.`;
    case "over":
      return null;
  }
}
