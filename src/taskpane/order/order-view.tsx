import { useState } from "react";
import type { PaneSnapshot } from "../../app/pane/snapshot";
import { mayAnnounceTask } from "../../domain/follow-up/klik-subject";
import type { NextStep } from "../../domain/follow-up/next-step";
import { sentMark } from "../../domain/order/order-log";
import { formatOrderReference, parseOrderReference } from "../../domain/order/reference";
import type { ProfileField } from "../../domain/profile/fields";
import { Button } from "../shell/button";
import { LazyView, lazyFluentPart, lazyPart } from "../shell/lazy-view";
import { Notice } from "../shell/notice";
import { OutsideNotice } from "../shell/outside-notice";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { CampaignLine, NewRoundLine } from "./campaign-line";
import { NextStepLine } from "./next-step-line";
import { OrderCard } from "./order-card";
import { TakeOverLine } from "./take-over-line";

const FollowUpPanel = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "follow-up" */ "./follow-up-panel")).FollowUpPanel,
);
const KlikPanel = lazyPart(async () => (await import(/* webpackChunkName: "klik" */ "./klik-panel")).KlikPanel);
const ResendPanel = lazyPart(async () => (await import(/* webpackChunkName: "resend" */ "./resend-panel")).ResendPanel);
const NewRound = lazyFluentPart(async () => (await import(/* webpackChunkName: "campaigns" */ "./new-round")).NewRound);
const WantedDate = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "wanted-date" */ "./wanted-date")).WantedDate,
);

interface OrderViewProps {
  /** Leads to a field of the profile. */
  readonly onOpenProfile: (field: ProfileField) => void;
  readonly onOpenChecklist: () => void;
}

/** The view `Bestilling`: what comes next, and a card for each order. */
export function OrderView({ onOpenProfile, onOpenChecklist }: OrderViewProps) {
  const snapshot = useSnapshot();
  const { orders, surface, campaign, today, chosenOrder, isMemoryUnreadable, nextStep, resend, message } = snapshot;
  const texts = useTexts();
  const [startsRound, setStartsRound] = useState(false);
  /** Whether the mail beside the pane announces a task, and the user has not yet said what of it. */
  const [isAsked, setIsAsked] = useState(false);
  /** Whether the user is taking over from a colleague: that has the primary button then. */
  const [takesOver, setTakesOver] = useState(false);
  const isLate = today > campaign.orderBy;
  const isPast = nextStep.kind === "past-round";
  // Beside a mail that asks something itself, nothing else leads: whether a task is started, what left of an order.
  const isLed = isAsked || isBesideUnsentOrder(snapshot);
  // Beside an answer to an order, that order is all there is to see.
  if (isAnswerToOrder(snapshot)) {
    return (
      <LazyView>
        <FollowUpPanel />
      </LazyView>
    );
  }
  // So is, in the reply that carries forms after a sent mail, what it lacks.
  if (resend !== null) {
    return (
      <LazyView>
        <ResendPanel resend={resend} />
      </LazyView>
    );
  }
  if (startsRound) {
    return (
      <LazyView>
        <NewRound onDone={() => setStartsRound(false)} />
      </LazyView>
    );
  }
  return (
    <>
      {surface === "read" && message && mayAnnounceTask(message.subject) && (
        <LazyView placeholder={null}>
          <KlikPanel key={`${message.subject}\n${message.created?.getTime()}`} onAsk={setIsAsked} />
        </LazyView>
      )}
      {isFirstRun(snapshot) && <p className="muted">{texts.intro}</p>}
      {!isLed && <NextStepLine onStartRound={() => setStartsRound(true)} onOpenChecklist={onOpenChecklist} />}
      <CampaignLine />
      {surface === "outside" && <OutsideNotice />}
      {surface === "read" && (
        <LazyView placeholder={null}>
          <FollowUpPanel />
        </LazyView>
      )}
      {surface === "no-mail" && <Notice kind="info">{texts.reading.noMail}</Notice>}
      {isLate && WRITES.includes(nextStep.kind) && <LateNote />}
      {surface === "compose" && isMemoryUnreadable && <Notice kind="fault">{texts.orders.memoryUnreadable}</Notice>}
      {orders.length > 0 && (
        <section aria-label={texts.orders.region} className="stack">
          {orders.map((order) => (
            <OrderCard
              key={order.key}
              order={order}
              isChosen={order.key === chosenOrder && !isPast && !isLed && !takesOver}
              onOpenProfile={onOpenProfile}
              isQuiet={isPast || (orders.length > 1 && order.key !== chosenOrder)}
            />
          ))}
        </section>
      )}
      <div className="ways">
        {!isPast && <NewRoundLine onStart={() => setStartsRound(true)} />}
        <TakeOverLine isOpen={takesOver} onToggle={setTakesOver} />
      </div>
    </>
  );
}

/** Whether the mailbox keeps nothing of the user's yet. Outside Outlook the pane says itself what it is there. */
function isFirstRun({ kept: { state }, surface }: PaneSnapshot): boolean {
  return surface !== "outside" && Object.keys(state.profiles).length === 0 && Object.keys(state.orders).length === 0;
}

/** Steps in which the mail can still be written, or rewritten. */
const WRITES: readonly NextStep["kind"][] = ["complete-facts", "fill", "send"];

/** Whether the user's own mail of an order is read that is not known to have been sent: it is being checked. */
function isBesideUnsentOrder({ message, orders, kept }: PaneSnapshot): boolean {
  const reference = message?.isOwn ? parseOrderReference(message.subject) : null;
  const written = reference && formatOrderReference(reference);
  return orders.some((order) => order.reference === written && sentMark(kept.state.orders[written]) === null);
}

/** Whether a mail is read that somebody else wrote about an order of the municipality in front. */
function isAnswerToOrder({ message, municipality, orders, kept }: PaneSnapshot): boolean {
  const reference = message && !message.isOwn ? parseOrderReference(message.subject) : null;
  if (!reference || reference.municipalityCode !== municipality?.code) return false;
  const written = formatOrderReference(reference);
  return written in kept.state.orders || orders.some((order) => order.reference === written);
}

/** After the order date the mail asks for the earliest possible date; the user may name one. */
function LateNote() {
  const texts = useTexts().orders;
  const [asksDate, setAsksDate] = useState(false);
  if (asksDate) {
    return (
      <LazyView>
        <WantedDate />
      </LazyView>
    );
  }
  return (
    <p className="muted">
      {texts.late}{" "}
      <Button appearance="transparent" className="inline-button" onClick={() => setAsksDate(true)}>
        {texts.askDate}
      </Button>
    </p>
  );
}
