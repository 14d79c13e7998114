import type { CampaignDeadline, Deadline } from "../../domain/follow-up/deadline";
import type { IsoDate } from "../../domain/time/iso-date";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const date = (value: IsoDate) => day.format(new Date(`${value}T00:00:00Z`));

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
const workingDays = (count: number) => (count === 1 ? "1 working day" : `${count} working days`);

function timeLeft({ calendarDays, workingDays: working }: Deadline): string {
  if (working === 0) return `${days(calendarDays)} left, but no working days`;
  return working === calendarDays
    ? `${workingDays(working)} left`
    : `${workingDays(working)} left (${days(calendarDays)})`;
}

/** A number of days in words: from two months on whole months, from two years on whole years. */
export function longTime(count: number): string {
  if (count < 61) return days(count);
  const months = Math.floor(count / 30.44);
  return months < 24 ? `${months} months` : `${Math.floor(count / 365.25)} years`;
}

/** How far off a deadline is, as a sentence. */
export function deadlineSentence(view: Deadline): string {
  switch (view.kind) {
    case "ample":
      return `${timeLeft(view)}.`;
    case "near":
      return `The deadline is near: ${timeLeft(view)}.`;
    case "today":
      return "The deadline is today.";
    case "passed":
      return `The deadline passed ${longTime(-view.calendarDays)} ago.`;
  }
}

/** What the frozen zone means today, as a sentence; null when there is nothing to say. */
export function frozenZoneSentence({ frozenZone: zone }: CampaignDeadline): string | null {
  if (!zone || zone.state === "over") return null;
  return zone.state === "ahead"
    ? `No new sortiment can be set up from ${date(zone.from)} until ${date(zone.to)}, both days included.`
    : `No new sortiment can be set up until ${date(zone.to)}, that day included.`;
}
