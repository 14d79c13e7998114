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
import { MARKS, type MarkName, type OrderRecord, orderState } from "../../domain/order/order-log";
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

/** What a colleague sent is neither the user's own mail nor an answer: it may be the copy of the order. */
function mayBeAnswer({ isKnownSender, isFromSupplier }: Recognised, { isOwn, subject }: OpenMessage): boolean {
  const isColleagues = isKnownSender === true && !isFromSupplier;
  return !isOwn && (isAnswerOrForward(subject) || !isColleagues);
}

/** What a supplier's answer most likely says. */
const likelyAnswer = (record: OrderRecord | null) => (record?.marks.confirmed?.on ? "ready" : "confirmed");

function Known({ order, orders, message }: KnownProps) {
  const { today } = useSnapshot();
  const texts = useFollowUpTexts().order;
  const [said, say] = useSaid();
  /** Whether the sent mail lacks something: its button leads then. */
  const [isWrong, setIsWrong] = useState(false);
  const { record, campaign } = order;
  const marks = record?.marks ?? {};
  const state = orderState(record);

  const heard = order.isFromSupplier && message.created ? dateInDenmark(message.created) : null;
  const due = describeOrderDue(record, campaign, today, heard);
  const isAnswer = mayBeAnswer(order, message);
  // Beside the supplier's answer, what it most likely says comes first; beside the mail itself, that it is sent.
  const primary = isWrong ? null : isAnswer ? likelyAnswer(record) : "sent";
  const isToBeSent = !marks.sent?.on && state !== "confirmed" && state !== "ready";
  const sentButton = isToBeSent && <MarkSent order={order} isPrimary={primary === "sent"} onSaid={say} />;
  const answers = <Answers order={order} primary={primary} onSaid={say} />;
  return (
    <>
      {!message.isOwn && order.isKnownSender === false && <p className="notice">{texts.unknownSender}</p>}
      {!isAnswer && <SentMailCheck order={order} orders={orders} onWrong={() => setIsWrong(true)} />}
      <p className="strong">{texts.due(due)}</p>
      {record && <Story record={record} />}
      {isAnswer ? (
        <>
          <p className="small muted">{texts.noAutomaticChange}</p>
          {answers}
          {sentButton}
        </>
      ) : (
        <>
          {sentButton}
          {/* Before it is sent, nobody has answered it. */}
          {isToBeSent ? <Folded title={texts.supplierAnswer}>{answers}</Folded> : answers}
        </>
      )}
      {due.remindFor !== null && order.order && <WriteReminder order={order.order} onSaid={say} />}
      <TakeBack order={order} onSaid={say} />
      <Said said={said} />
    </>
  );
}

interface MarkSentProps extends OfOrderProps {
  readonly isPrimary: boolean;
}

function MarkSent({ order: { reference }, isPrimary, onSaid }: MarkSentProps) {
  const pane = usePane();
  const texts = useFollowUpTexts().order;

  async function markSent() {
    await markOrderSent(pane, reference);
    onSaid(texts.marked.sent);
  }

  return (
    <div className="row">
      <Button appearance={isPrimary ? "primary" : "secondary"} onClick={() => void markSent()}>
        {texts.markSent}
      </Button>
    </div>
  );
}

/** What is known of the order, a sentence each. */
function Story({ record }: { readonly record: OrderRecord }) {
  const sentences = useFollowUpTexts().order.told(record);
  return (
    <ul className="plain-list small muted">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

interface WriteReminderProps {
  readonly order: Order;
  readonly onSaid: (said: string) => void;
}

function WriteReminder({ order, onSaid }: WriteReminderProps) {
  const pane = usePane();
  const texts = useFollowUpTexts().order;

  async function remind() {
    const result = await openReminder(pane, order);
    onSaid(result.kind === "opened" ? texts.reminderOpened : texts.notOpened(result));
  }

  return (
    <div className="row">
      <Button onClick={() => void remind()}>{texts.writeReminder}</Button>
    </div>
  );
}

interface OfOrderProps {
  readonly order: Recognised;
  readonly onSaid: (said: string | null) => void;
}

interface AnswersProps extends OfOrderProps {
  /** The button that leads. */
  readonly primary: MarkName | null;
}

/** What the supplier may have answered. */
function Answers(props: AnswersProps) {
  const { order, onSaid } = props;
  const marks = order.record?.marks ?? {};
  return (
    <>
      <StateAnswer {...props} />
      {!marks.ready?.on && <PromisedDate key={marks.promised?.at ?? ""} order={order} onSaid={onSaid} />}
    </>
  );
}

/** `Leverandøren har bekræftet`, `Ruterne er klar`: what was not said yet, and from which day it is. */
function StateAnswer({ order: { record, reference }, primary, onSaid }: AnswersProps) {
  const pane = usePane();
  const { today } = useSnapshot();
  const texts = useFollowUpTexts().order;
  const [date, setDate] = useState<IsoDate | null>(today);
  /** What is wrong with that date. */
  const [problem, setProblem] = useState<string | null>(null);
  const open = (["confirmed", "ready"] as const).filter((name) => !record?.marks[name]?.on);

  async function mark(name: "confirmed" | "ready") {
    if (date === null) return setProblem(texts.chooseDate);
    const found = await (name === "confirmed"
      ? markOrderConfirmed(pane, reference, date)
      : markOrderReady(pane, reference, date));
    setProblem(found && texts.statedDate[found]);
    onSaid(found === null ? texts.marked[name] : null);
  }

  function changeDate(given: IsoDate | null) {
    setProblem(null);
    setDate(given);
  }

  if (open.length === 0) return null;
  return (
    <div className="stack">
      <DateField label={texts.date} value={date} problem={problem} onChange={changeDate} />
      <div className="row">
        {open.map((name) => (
          <Button key={name} appearance={name === primary ? "primary" : "secondary"} onClick={() => void mark(name)}>
            {name === "confirmed" ? texts.markConfirmed : texts.markReady}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Takes back what was said of the order, one mark each. */
function TakeBack({ order: { record, reference }, onSaid }: OfOrderProps) {
  const pane = usePane();
  const texts = useFollowUpTexts().order;
  const given = MARKS.filter((name) => record?.marks[name]?.on);

  async function unmark(name: MarkName) {
    await unmarkOrder(pane, reference, name);
    onSaid(texts.unmarked);
  }

  if (given.length === 0) return null;
  return (
    <div className="row">
      {given.map((name) => (
        <Button key={name} appearance="transparent" className="inline-button small" onClick={() => void unmark(name)}>
          {texts.unmark[name]}
        </Button>
      ))}
    </div>
  );
}

/** `Leverandøren lover den ...`: from then on that date counts. */
function PromisedDate({ order, onSaid }: OfOrderProps) {
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
