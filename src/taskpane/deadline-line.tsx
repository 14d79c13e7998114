import { describeDeadline } from "../domain/deadline";
import { useSnapshot } from "./session-context";
import { useTexts } from "./texts";

/** The campaign's two dates, and how near the first one is: in words, with a colour beside. */
export function DeadlineLine() {
  const { campaign, today } = useSnapshot();
  const texts = useTexts().deadline;
  const deadline = describeDeadline(campaign, today);
  const frozenZone = texts.frozenZone(deadline);
  return (
    <div className="deadline" data-kind={deadline.kind}>
      <span className="strong">{texts.orderBy(campaign.orderBy)}</span>
      <span>{texts.describe(deadline)}</span>
      <span className="small muted">{texts.readyBy(campaign.readyBy)}</span>
      {frozenZone !== null && <span className="small muted">{frozenZone}</span>}
    </div>
  );
}
