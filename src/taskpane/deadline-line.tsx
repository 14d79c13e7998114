import { daysBetween } from "../domain/iso-date";
import { workingDaysBetween } from "../domain/working-days";
import { useSnapshot } from "./session-context";
import { useTexts } from "./texts";

/** The campaign's two dates, and how near the first one is: in words, with a colour beside. */
export function DeadlineLine() {
  const { campaign, today } = useSnapshot();
  const texts = useTexts().deadline;
  const days = daysBetween(today, campaign.orderBy);
  const workingDays = workingDaysBetween(today, campaign.orderBy);
  const kind = days < 0 ? "passed" : days === 0 ? "today" : workingDays <= 2 ? "near" : "ample";
  return (
    <div className="deadline" data-kind={kind}>
      <span className="strong">{texts.orderBy(campaign.orderBy)}</span>
      <span>
        {kind === "passed" ? texts.passed(-days) : kind === "today" ? texts.today : texts.ample(workingDays, days)}
      </span>
      <span className="small muted">{texts.readyBy(campaign.readyBy)}</span>
    </div>
  );
}
