import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { markOrderConfirmed, markOrderReady, markOrderSent, unmarkOrder } from "../../app/follow-up/mark-order";
import { openReminder } from "../../app/follow-up/open-reminder";
import { chooseMunicipality } from "../../app/pane/choose-municipality";
import { describeOrderDue } from "../../domain/follow-up/deadline";
import { type RecognisedOrder, recogniseOrder } from "../../domain/follow-up/recognise";
import { planOrders } from "../../domain/order/order";
import { type MarkName, orderState } from "../../domain/order/order-log";
import { isIsoDate } from "../../domain/time/iso-date";
import { useFollowupTexts } from "../shell/follow-up-texts";
import { usePane, useSnapshot } from "../shell/pane-context";

type Recognised = Extract<RecognisedOrder, { kind: "recognised" }>;

/** Beside a mail being read: which order it is about, how far that is, and what the user can say of it. */
export function FollowUpPanel() {
  const pane = usePane();
  const { municipality, campaigns, kept, message, profile } = useSnapshot();
  const texts = useFollowupTexts().order;
  if (!message || !municipality) return null;
  const order = recogniseOrder({
    subject: message.subject,
    sender: message.from,
    municipality,
    campaigns,
    plan: (campaign) => (profile ? planOrders(profile, campaign) : []),
    log: kept.state.orders,
  });
  if (order.kind === "no-reference") return null;
  return (
    <section className="card" aria-label={texts.region}>
      <p aria-live="polite">{texts.recognised(order)}</p>
      {order.kind === "other-municipality" && order.isOwn && (
        <p>
          <Button size="small" onClick={() => chooseMunicipality(pane, order.municipality.code)}>
            {texts.switchTo(order.municipality.name)}
          </Button>
        </p>
      )}
      {order.kind === "recognised" && <Known key={`${message.subject}\n${message.from}`} order={order} />}
    </section>
  );
}

function Known({ order }: { readonly order: Recognised }) {
  const pane = usePane();
  const { today } = useSnapshot();
  const texts = useFollowupTexts().order;
  const [date, setDate] = useState<string>(today);
  const [said, setSaid] = useState<string | null>(null);
  const { record, reference, campaign } = order;
  const marks = record?.marks ?? {};
  const state = orderState(record);
  const given: readonly MarkName[] = (["sent", "confirmed", "ready", "reminded"] as const).filter(
    (name) => marks[name]?.on,
  );

  async function mark(name: "confirmed" | "ready") {
    if (!isIsoDate(date)) return setSaid(texts.chooseDate);
    const problem = await (name === "confirmed"
      ? markOrderConfirmed(pane, reference, date)
      : markOrderReady(pane, reference, date));
    setSaid(problem === null ? texts.marked[name] : texts.statedDate[problem]);
  }

  async function markSent() {
    await markOrderSent(pane, reference);
    setSaid(texts.marked.sent);
  }

  async function unmark(name: MarkName) {
    await unmarkOrder(pane, reference, name);
    setSaid(texts.unmarked);
  }

  async function remind() {
    if (!order.order) return;
    const result = await openReminder(pane, order.order);
    setSaid(result.kind === "opened" ? texts.reminderOpened : texts.notOpened(result));
  }

  const due = describeOrderDue(record, campaign, today);
  return (
    <>
      {order.isKnownSender === false && <p className="notice">{texts.unknownSender}</p>}
      <p className="strong">{texts.due(due)}</p>
      {record && (
        <ul className="plain-list small muted">
          {texts.told(record).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="small muted">{texts.noAutomaticChange}</p>
      {!marks.sent?.on && state !== "confirmed" && state !== "ready" && (
        <div className="row">
          <Button appearance="primary" onClick={() => void markSent()}>
            {texts.markSent}
          </Button>
        </div>
      )}
      {(!marks.confirmed?.on || !marks.ready?.on) && (
        <div className="stack">
          <Field label={texts.date}>
            <Input type="date" max={today} value={date} onChange={(_, data) => setDate(data.value)} />
          </Field>
          <div className="row">
            {!marks.confirmed?.on && <Button onClick={() => void mark("confirmed")}>{texts.markConfirmed}</Button>}
            {!marks.ready?.on && <Button onClick={() => void mark("ready")}>{texts.markReady}</Button>}
          </div>
        </div>
      )}
      {due.remindFor !== null && order.order && (
        <div className="row">
          <Button appearance="primary" onClick={() => void remind()}>
            {texts.writeReminder}
          </Button>
        </div>
      )}
      {given.length > 0 && (
        <div className="row">
          {given.map((name) => (
            <Button
              key={name}
              appearance="transparent"
              className="inline-button small"
              onClick={() => void unmark(name)}
            >
              {texts.unmark[name]}
            </Button>
          ))}
        </div>
      )}
      <p aria-live="polite" className="small">
        {said}
      </p>
    </>
  );
}
