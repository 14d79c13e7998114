import { type ReactNode, useState } from "react";
import {
  markOrderConfirmed,
  markOrderPromised,
  markOrderReady,
  markOrderSent,
  unmarkOrder,
} from "../../app/follow-up/mark-order";
import { openReminder } from "../../app/follow-up/open-reminder";
import { chooseMunicipality } from "../../app/pane/choose-municipality";
import type { OpenMessage } from "../../app/ports/mailbox";
import type { Campaign } from "../../domain/campaign/campaign";
import { describeOrderDue } from "../../domain/follow-up/deadline";
import { type RecognisedOrder, recogniseOrder } from "../../domain/follow-up/recognise";
import { isAnswerOrForward } from "../../domain/follow-up/sent-check";
import { type Order, planOrders } from "../../domain/order/order";
import { MARKS, type MarkName, orderState } from "../../domain/order/order-log";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";
import { Announced, useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { DateField } from "../shell/date-field";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { usePane, useSnapshot } from "../shell/pane-context";
import { Said } from "../shell/said";
import { SentMailCheck } from "./sent-mail-check";

type Recognised = Extract<RecognisedOrder, { kind: "recognised" }>;

interface KnownProps {
  readonly order: Recognised;
  /** All planned orders of the municipality in the order's campaign. */
  readonly orders: readonly Order[];
  readonly message: OpenMessage;
}

/** Beside a mail being read: which order it is about, how far that is, and what the user can say of it. */
export function FollowUpPanel() {
  const pane = usePane();
  const { municipality, campaigns, kept, message, profile } = useSnapshot();
  const texts = useFollowUpTexts().order;
  if (!message || !municipality) return null;
  const plan = (campaign: Campaign) => (profile ? planOrders(profile, campaign) : []);
  const order = recogniseOrder({
    subject: message.subject,
    sender: message.from,
    municipality,
    campaigns,
    plan,
    log: kept.state.orders,
  });
  if (order.kind === "no-reference") return null;
  return (
    <section className="card" aria-label={texts.region}>
      <Announced sentence={texts.recognised(order)} />
      {order.kind === "other-municipality" && order.isOwn && (
        <p>
          <Button size="small" onClick={() => chooseMunicipality(pane, order.municipality.code)}>
            {texts.switchTo(order.municipality.name)}
          </Button>
        </p>
      )}
      {order.kind === "recognised" && (
        <Known
          key={`${message.subject}\n${message.from}\n${message.created?.getTime()}`}
          order={order}
          orders={plan(order.campaign)}
          message={message}
        />
      )}
    </section>
  );
}

function Known({ order, orders, message }: KnownProps) {
  const pane = usePane();
  const { today } = useSnapshot();
  const texts = useFollowUpTexts().order;
  const [date, setDate] = useState<IsoDate | null>(today);
  /** What is wrong with that date. */
  const [problem, setProblem] = useState<string | null>(null);
  const [said, say] = useSaid();
  /** Whether the sent mail lacks something: its button leads then. */
  const [isWrong, setIsWrong] = useState(false);
  const { record, reference, campaign } = order;
  const marks = record?.marks ?? {};
  const state = orderState(record);
  const given = MARKS.filter((name) => marks[name]?.on);

  async function mark(name: "confirmed" | "ready") {
    if (date === null) return setProblem(texts.chooseDate);
    const found = await (name === "confirmed"
      ? markOrderConfirmed(pane, reference, date)
      : markOrderReady(pane, reference, date));
    setProblem(found && texts.statedDate[found]);
    say(found === null ? texts.marked[name] : null);
  }

  async function markSent() {
    await markOrderSent(pane, reference);
    say(texts.marked.sent);
  }

  async function unmark(name: MarkName) {
    await unmarkOrder(pane, reference, name);
    say(texts.unmarked);
  }

  async function remind() {
    if (!order.order) return;
    const result = await openReminder(pane, order.order);
    say(result.kind === "opened" ? texts.reminderOpened : texts.notOpened(result));
  }

  const heard = order.isFromSupplier && message.created ? dateInDenmark(message.created) : null;
  const due = describeOrderDue(record, campaign, today, heard);
  // What a colleague sent is neither the user's own mail nor an answer: it may be the copy of the order.
  const isColleagues = order.isKnownSender === true && !order.isFromSupplier;
  const isAnswer = !message.isOwn && (isAnswerOrForward(message.subject) || !isColleagues);
  // Beside the supplier's answer, what it most likely says comes first; beside the mail itself, that it is sent.
  const primary = isWrong ? null : !isAnswer ? "sent" : marks.confirmed?.on ? "ready" : "confirmed";
  const appearance = (name: MarkName) => (name === primary ? "primary" : "secondary");
  const isToBeSent = !marks.sent?.on && state !== "confirmed" && state !== "ready";
  const sentButton = (
    <div className="row">
      <Button appearance={appearance("sent")} onClick={() => void markSent()}>
        {texts.markSent}
      </Button>
    </div>
  );
  const answers = (
    <>
      {(!marks.confirmed?.on || !marks.ready?.on) && (
        <div className="stack">
          <DateField
            label={texts.date}
            value={date}
            problem={problem}
            onChange={(given) => {
              setProblem(null);
              setDate(given);
            }}
          />
          <div className="row">
            {!marks.confirmed?.on && (
              <Button appearance={appearance("confirmed")} onClick={() => void mark("confirmed")}>
                {texts.markConfirmed}
              </Button>
            )}
            {!marks.ready?.on && (
              <Button appearance={appearance("ready")} onClick={() => void mark("ready")}>
                {texts.markReady}
              </Button>
            )}
          </div>
        </div>
      )}
      {!marks.ready?.on && <PromisedDate key={marks.promised?.at ?? ""} order={order} onSaid={say} />}
    </>
  );
  return (
    <>
      {!message.isOwn && order.isKnownSender === false && <p className="notice">{texts.unknownSender}</p>}
      {!isAnswer && <SentMailCheck order={order} orders={orders} onWrong={() => setIsWrong(true)} />}
      <p className="strong">{texts.due(due)}</p>
      {record && (
        <ul className="plain-list small muted">
          {texts.told(record).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {isAnswer && <p className="small muted">{texts.noAutomaticChange}</p>}
      {isAnswer ? (
        <>
          {answers}
          {isToBeSent && sentButton}
        </>
      ) : (
        <>
          {isToBeSent && sentButton}
          {/* Before it is sent, nobody has answered it. */}
          {isToBeSent ? <Folded title={texts.supplierAnswer}>{answers}</Folded> : answers}
        </>
      )}
      {due.remindFor !== null && order.order && (
        <div className="row">
          <Button onClick={() => void remind()}>{texts.writeReminder}</Button>
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
      <Said said={said} />
    </>
  );
}

/** `Leverandøren lover den ...`: from then on that date counts. */
function PromisedDate({
  order,
  onSaid,
}: {
  readonly order: Recognised;
  readonly onSaid: (said: string | null) => void;
}) {
  const pane = usePane();
  const texts = useFollowUpTexts().order;
  const promised = order.record?.marks.promised;
  const [date, setDate] = useState<IsoDate | null>(promised?.on ? promised.date : null);
  const [problem, setProblem] = useState<string | null>(null);

  async function note() {
    if (date === null) return setProblem(texts.chooseDate);
    const found = await markOrderPromised(pane, order.reference, date);
    setProblem(found && texts.statedDate[found]);
    onSaid(found === null ? texts.marked.promised : null);
  }

  return (
    <div className="stack">
      <DateField
        label={texts.promisedDate}
        value={date}
        problem={problem}
        onChange={(given) => {
          setProblem(null);
          setDate(given);
        }}
      />
      <div className="row">
        <Button onClick={() => void note()}>{texts.markPromised}</Button>
      </div>
    </div>
  );
}

/** What is not needed yet, under a title that opens it. */
function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  );
}
