import { areAllSent, SEND_STEP } from "../../domain/follow-up/all-sent";
import { describeDeadline } from "../../domain/follow-up/deadline";
import { ticksOf } from "../../domain/state/changes";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

/** The campaign's two dates, and how near the first one is: in words, with a colour beside. Nothing hurries once all is sent. */
export function DeadlineLine() {
  const { campaign, today, orders, municipality, kept } = useSnapshot();
  const texts = useTexts().deadline;
  const deadline = describeDeadline(campaign, today);
  const frozenZone = texts.frozenZone(deadline);
  const ticks = ticksOf(kept.state, campaign.id, municipality?.code ?? "");
  const isSent = areAllSent(orders, kept.state.orders, ticks[SEND_STEP]);
  return (
    <div className="deadline" data-kind={isSent ? "sent" : deadline.pastRound ? "long-past" : deadline.kind}>
      <span className="strong">{texts.orderBy(deadline)}</span>
      <span>{isSent ? texts.sent(orders.length) : texts.describe(deadline)}</span>
      <span className="small muted">{texts.readyBy(deadline)}</span>
      {frozenZone !== null && <span className="small muted">{frozenZone}</span>}
    </div>
  );
}
