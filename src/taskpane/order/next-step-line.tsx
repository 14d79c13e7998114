import { markOrderSent } from "../../app/follow-up/mark-order";
import { orderLate } from "../../app/pane/order-late";
import { describeDeadline } from "../../domain/follow-up/deadline";
import type { NextStep } from "../../domain/follow-up/next-step";
import { referenceOf } from "../../domain/order/order-log";
import { Button } from "../shell/button";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

interface NextStepLineProps {
  readonly onStartRound: () => void;
  readonly onOpenChecklist: () => void;
}

/** Where the user is in the whole task, what comes next, and until when. A fill's own button is on its card. */
export function NextStepLine({ onStartRound, onOpenChecklist }: NextStepLineProps) {
  const pane = usePane();
  const { campaign, today, orders, nextStep, fills, surface } = useSnapshot();
  const texts = useTexts();
  const deadline = describeDeadline(campaign, today);
  const hurries = HURRIED.includes(nextStep.kind);
  const asked = orders.find(({ index }) => index === askedIndex(nextStep));
  const isQuestion = nextStep.kind === "was-sent";
  const detail = texts.nextStep.detail(nextStep);
  return (
    <section
      className="next-step"
      aria-label={texts.nextStep.label}
      data-kind={hurries && !deadline.pastRound ? deadline.kind : "calm"}
    >
      <p className="strong">
        {texts.nextStep.sentence(nextStep, {
          isBesideResult: Object.values(fills).some(({ kind }) => kind === "filled"),
          isBesideDraft: surface === "compose",
        })}
      </p>
      {detail !== null && <p>{detail}</p>}
      {hurries && (
        <p className="small">
          {texts.deadline.orderBy(deadline)}.{deadline.pastRound ? "" : ` ${texts.deadline.describe(deadline)}`}
        </p>
      )}
      {!deadline.pastRound && nextStep.kind !== "done" && (
        <p className="small muted">{texts.deadline.readyBy(deadline)}.</p>
      )}
      {nextStep.kind === "past-round" && (
        <div className="row">
          <Button appearance="primary" onClick={onStartRound}>
            {texts.nextStep.startRound}
          </Button>
          <Button onClick={() => orderLate(pane)}>{texts.nextStep.orderLate}</Button>
        </div>
      )}
      {asked && (
        <div className="row">
          {!isQuestion && <span>{texts.nextStep.askSent(asked.index)}</span>}
          <Button
            {...(isQuestion ? { appearance: "primary" as const } : { size: "small" as const })}
            onClick={() => void markOrderSent(pane, referenceOf(asked))}
          >
            {texts.nextStep.isSent(asked.index, asked.total)}
          </Button>
        </div>
      )}
      {nextStep.kind === "tell-klik" && (
        <div className="row">
          <Button appearance="primary" onClick={onOpenChecklist}>
            {texts.nextStep.openChecklist}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The mail that the user is asked about, whether it was sent; null for none. */
function askedIndex(step: NextStep): number | null {
  if (step.kind === "was-sent") return step.index;
  return step.kind === "fill" || step.kind === "complete-facts" ? step.unsent : null;
}

/** Steps that the order date presses. */
const HURRIED: readonly NextStep["kind"][] = [
  "choose-municipality",
  "past-round",
  "complete-facts",
  "fill",
  "send",
  "was-sent",
];
