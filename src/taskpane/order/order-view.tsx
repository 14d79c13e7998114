import { useState } from "react";
import type { PaneSnapshot } from "../../app/pane/snapshot";
import { findRecord, orderState, referenceOf } from "../../domain/order/order-log";
import { formatOrderReference, parseOrderReference } from "../../domain/order/reference";
import { Button } from "../shell/button";
import { LazyView, lazyFluentPart, lazyPart } from "../shell/lazy-view";
import { OutsideNotice } from "../shell/outside-notice";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { CampaignLine, NewRoundLine } from "./campaign-line";
import { DeadlineLine } from "./deadline-line";
import { OrderCard } from "./order-card";
import { TakeOverLine } from "./take-over-line";

const FollowUpPanel = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "follow-up" */ "./follow-up-panel")).FollowUpPanel,
);
const ResendPanel = lazyPart(async () => (await import(/* webpackChunkName: "resend" */ "./resend-panel")).ResendPanel);
const WantedDate = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "wanted-date" */ "./wanted-date")).WantedDate,
);

/** The view `Bestilling`: the deadline, and a card for each order. */
export function OrderView({ onOpenProfile }: { readonly onOpenProfile: (field: string) => void }) {
  const snapshot = useSnapshot();
  const { municipality, orders, surface, campaign, today, chosenOrder, filledWith, isMemoryUnreadable, kept, resend } =
    snapshot;
  const texts = useTexts();
  const isLate = today > campaign.orderBy;
  const chosen = orders.find(({ key }) => key === chosenOrder);
  const done = orders.find(
    (order) =>
      order !== chosen && !["none", "partial"].includes(orderState(findRecord(kept.state.orders, referenceOf(order)))),
  );
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
  return (
    <>
      <DeadlineLine />
      <CampaignLine />
      {surface === "outside" && <OutsideNotice />}
      {surface === "read" && (
        <LazyView placeholder={null}>
          <FollowUpPanel />
        </LazyView>
      )}
      {surface === "no-mail" && <p className="notice">{texts.reading.noMail}</p>}
      {municipality === null && <p className="muted">{texts.municipality.choose}</p>}
      {municipality !== null && isLate && <LateNote />}
      {surface === "compose" && filledWith === null && chosen && done && (
        <p className="muted">{texts.orders.nowFor(done.index, chosen.index)}</p>
      )}
      {surface === "compose" && isMemoryUnreadable && <p className="notice">{texts.orders.memoryUnreadable}</p>}
      {orders.length > 0 && (
        <section aria-label={texts.orders.region} className="stack">
          {orders.map((order) => (
            <OrderCard
              key={order.key}
              order={order}
              isChosen={order.key === chosenOrder}
              onOpenProfile={onOpenProfile}
            />
          ))}
        </section>
      )}
      <NewRoundLine />
      <TakeOverLine />
    </>
  );
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
