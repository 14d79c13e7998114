import { Checkbox } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState } from "react";
import { markOrderSent, unmarkOrder } from "../../app/follow-up/mark-order";
import { tickStep } from "../../app/pane/tick-step";
import { SEND_STEP } from "../../domain/follow-up/all-sent";
import { buildChecklist, type ChecklistItem } from "../../domain/follow-up/checklist";
import { describeOrderDue } from "../../domain/follow-up/deadline";
import { findRecord, orderState, referenceOf } from "../../domain/order/order-log";
import { ticksOf } from "../../domain/state/changes";
import { DeadlineLine } from "../order/deadline-line";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { CalendarActions } from "./calendar-actions";
import { ReceiptActions } from "./receipt-actions";

const HistoryView = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "history" */ "../history/history-view")).HistoryView,
);

/** The view `Tjekliste`: the task's five steps, and its dates. */
export function ChecklistView() {
  const [showsHistory, setShowsHistory] = useState(false);
  const [cameBack, setCameBack] = useState(false);
  if (showsHistory) {
    return (
      <LazyView>
        <HistoryView
          onBack={() => {
            setCameBack(true);
            setShowsHistory(false);
          }}
        />
      </LazyView>
    );
  }
  return <Checklist takesFocus={cameBack} onOpenHistory={() => setShowsHistory(true)} />;
}

interface ChecklistProps {
  /** Whether the keyboard goes on from the first step: where the user came from is gone. */
  readonly takesFocus: boolean;
  readonly onOpenHistory: () => void;
}

function Checklist({ takesFocus, onOpenHistory }: ChecklistProps) {
  const stepsRef = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (takesFocus) stepsRef.current?.querySelector("input")?.focus();
  }, [takesFocus]);
  const pane = usePane();
  const { campaign, orders, municipality, kept } = useSnapshot();
  const texts = useTexts();
  const followUp = useFollowUpTexts();
  const code = municipality?.code ?? "";
  const items = buildChecklist({
    campaign,
    orders,
    log: kept.state.orders,
    ticks: ticksOf(kept.state, campaign.id, code),
  });
  const done = items.filter((item) => item.checked).length;
  return (
    <>
      <DeadlineLine />
      <OpenOrders />
      {municipality === null && <p className="muted">{texts.municipality.choose}</p>}
      <div className="card-title">
        <h2>{followUp.checklist.title}</h2>
        <span className="small muted">{followUp.checklist.progress(done, items.length)}</span>
      </div>
      <ol className="steps" ref={stepsRef}>
        {items.map((item) => (
          <Step
            key={item.number}
            item={item}
            isFor={municipality !== null}
            onTick={(on) => tickStep(pane, item.number, on)}
          />
        ))}
      </ol>
      <div className="stack">
        <ReceiptActions isNext={done === items.length - 1 && items.at(-1)?.checked === false} />
        <CalendarActions />
        <div className="row">
          <Button appearance="transparent" className="inline-button" onClick={onOpenHistory}>
            {followUp.history.link}
          </Button>
        </div>
      </div>
    </>
  );
}

/** What the orders that were sent wait for, and until when: each by the date that its own mail asked for. */
function OpenOrders() {
  const { campaign, orders, today, kept } = useSnapshot();
  const texts = useFollowUpTexts();
  const sent = orders
    .map((order) => ({
      order,
      due: describeOrderDue(findRecord(kept.state.orders, referenceOf(order)), campaign, today),
    }))
    .filter(({ due }) => due.waitsFor === "confirmation" || due.waitsFor === "routes");
  if (sent.length === 0) return null;
  return (
    <ul className="plain-list small">
      {sent.map(({ order, due }) => (
        <li key={order.key}>{texts.checklist.orderDue(order, texts.order.due(due))}</li>
      ))}
    </ul>
  );
}

interface StepProps {
  readonly item: ChecklistItem;
  /** Whether a municipality is chosen that a tick can be kept for. */
  readonly isFor: boolean;
  readonly onTick: (on: boolean) => void;
}

/** A step that is done says why and when; its help stands beside what is still to be done. */
function Step({ item, isFor, onTick }: StepProps) {
  const texts = useFollowUpTexts().checklist;
  const helpId = useId();
  return (
    <li className="step">
      <Checkbox
        checked={item.checked}
        disabled={!isFor || (!item.checked && !item.canTick)}
        aria-describedby={helpId}
        label={texts.step(item.number, item.text)}
        onChange={(_, { checked }) => onTick(checked === true)}
      />
      <div className="step-help small" id={helpId}>
        {texts.known(item).map((sentence) => (
          <span key={sentence} className={item.checked ? "muted" : "strong"}>
            {sentence}
          </span>
        ))}
        {!item.checked &&
          texts.help(item).map((sentence) => (
            <span key={sentence} className="muted">
              {sentence}
            </span>
          ))}
        {item.whyNot && !item.checked && <span>{texts.whyNot(item.whyNot)}</span>}
      </div>
      {item.number === SEND_STEP && item.evidence.length > 1 && <SentMails isDone={item.checked} />}
    </li>
  );
}

/** With two mails, each can be marked as sent by itself, and unmarked, until the step is done. */
function SentMails({ isDone }: { readonly isDone: boolean }) {
  const pane = usePane();
  const { orders, kept } = useSnapshot();
  const texts = useFollowUpTexts().checklist;
  if (isDone) return null;
  return (
    <div className="step-help">
      {orders.map((order) => {
        const reference = referenceOf(order);
        const state = orderState(findRecord(kept.state.orders, reference));
        // A confirmation, too, says that the mail was sent; it is taken back where it was given.
        if (state === "confirmed" || state === "ready") return null;
        return (
          <div key={order.key} className="row">
            <Button
              appearance="transparent"
              className="inline-button small"
              onClick={() =>
                void (state === "sent" ? unmarkOrder(pane, reference, "sent") : markOrderSent(pane, reference))
              }
            >
              {state === "sent" ? texts.unmarkSent(order.index) : texts.markSent(order.index)}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
