import type { CampaignDeadline, Deadline, PastRound } from "../../domain/follow-up/deadline";
import type { IsoDate } from "../../domain/time/iso-date";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const date = (value: IsoDate) => day.format(new Date(`${value}T00:00:00Z`));

const monthAndYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

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

/** That a round's dates are long past. */
export function pastRoundSentence({ from, isKlikTask }: PastRound): string {
  const month = monthAndYear.format(new Date(`${from}T00:00:00Z`));
  return `The ${isKlikTask ? "KLIK task" : "order round"} is from ${month}. You can still order.`;
}

/** The order date, as a heading. */
export function orderBySentence({ date: value, kind }: CampaignDeadline): string {
  return kind === "passed" ? `The deadline was ${date(value)}` : `Order by ${date(value)}`;
}

/** The round's ready date. */
export function readyBySentence({ ready }: CampaignDeadline): string {
  return ready.kind === "passed"
    ? `The routes were to be ready before ${date(ready.date)}`
    : `The routes must be ready before ${date(ready.date)}`;
}

/** How far off the order date is, as a sentence. */
export function deadlineSentence(view: CampaignDeadline): string {
  if (view.pastRound) return pastRoundSentence(view.pastRound);
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
