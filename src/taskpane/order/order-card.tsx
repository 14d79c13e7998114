import { CheckmarkCircleRegular } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { WarningRegular } from "@fluentui/react-icons/headless/svg/warning";
import { type FormEvent, useId, useState } from "react";
import { fillOrder } from "../../app/pane/fill-order";
import { formTitle } from "../../domain/campaign/campaign";
import type { Order } from "../../domain/order/order";
import { findRecord, orderState, referenceOf } from "../../domain/order/order-log";
import type { ProfileField } from "../../domain/profile/fields";
import { isOwnOrder } from "../../domain/state/own-order";
import { Button } from "../shell/button";
import { LazyView, lazyFluentPart, lazyPart } from "../shell/lazy-view";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { FillResult } from "./fill-result";
import type { ShownFacts } from "./missing-facts";
import { OrderActions } from "./order-actions";

const MailPreview = lazyPart(
  async () => (await import(/* webpackChunkName: "mail-preview" */ "./mail-preview")).MailPreview,
);

const FormsView = lazyPart(async () => (await import(/* webpackChunkName: "forms-view" */ "./forms-view")).FormsView);

const MissingFacts = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "missing-facts" */ "./missing-facts")).MissingFacts,
);

const Handover = lazyPart(async () => (await import(/* webpackChunkName: "handover" */ "./handover")).Handover);

interface OrderCardProps {
  readonly order: Order;
  /** The order that the mail beside the pane is for: its button is the primary one. */
  readonly isChosen: boolean;
  /** Whether the card is one line until the user, or what came of a fill, opens it. */
  readonly isQuiet: boolean;
  /** Leads to a field of the profile. */
  readonly onOpenProfile: (field: ProfileField) => void;
}

/** One order: to whom, for which system, what is missing, and the button that fills the mail. */
export function OrderCard({ order, isChosen, isQuiet, onOpenProfile }: OrderCardProps) {
  const { fills, filledWith, orders, surface } = useSnapshot();
  const texts = useTexts();
  const titleId = useId();
  const problemsId = useId();
  /** Null until the user has opened or closed the card. */
  const [opened, setOpened] = useState<boolean | null>(null);
  const [shown, setShown] = useState<ShownPreviews>({ mail: false, forms: false });
  const [shownFacts, setShownFacts] = useState<ShownFacts | null>(null);
  const isHere = filledWith === order.reference;
  const isNeeded = isHere || fills[order.key] !== undefined;
  const isOpen = isNeeded || (opened ?? !isQuiet);
  const problems = shownFacts?.problems ?? order.problems;
  const replaced = surface === "compose" && !isHere && order.problems.length === 0 ? filledWith : null;

  return (
    <article className="card" aria-labelledby={titleId} data-chosen={isChosen} data-folded={!isOpen}>
      <CardTitle order={order} id={titleId} isOpen={isOpen} />
      {isOpen ? (
        <OpenFacts order={order} problemsId={problemsId} shown={shownFacts} onShown={setShownFacts} />
      ) : (
        <ProblemCount order={order} id={problemsId} />
      )}
      <OthersOrder order={order} onOpenProfile={onOpenProfile} />
      {replaced !== null && <p className="small muted">{texts.orders.replaces(replaced)}</p>}
      <OrderActions
        order={order}
        isChosen={isChosen && isOpen}
        problems={problems}
        problemsId={problemsId}
        onConfirm={shownFacts?.confirm ?? null}
        more={isOpen && order.problems.length === 0 && <Previews shown={shown} onShown={setShown} />}
        isFolded={!isOpen}
        fold={!isNeeded && isQuiet ? <Fold order={order} isOpen={isOpen} onToggle={setOpened} /> : null}
      />
      <FillResult order={order} orders={orders} />
      {isOpen && shown.mail && (
        <LazyView>
          <MailPreview order={order} />
        </LazyView>
      )}
      {isOpen && shown.forms && (
        <LazyView>
          <FormsView order={order} />
        </LazyView>
      )}
    </article>
  );
}

interface FoldProps extends Pick<DisclosureProps, "isOpen" | "onToggle"> {
  readonly order: Order;
}

/** Makes the card one line, and opens it again. */
function Fold({ order, isOpen, onToggle }: FoldProps) {
  const texts = useTexts().orders;
  const label = isOpen ? texts.close(order.index) : texts.open(order.index);
  return <Disclosure isOpen={isOpen} onToggle={onToggle} label={label} />;
}

interface ShownPreviews {
  readonly mail: boolean;
  readonly forms: boolean;
}

interface PreviewsProps {
  readonly shown: ShownPreviews;
  readonly onShown: (shown: ShownPreviews) => void;
}

/** The buttons that show mail and forms as they will be. */
function Previews({ shown, onShown }: PreviewsProps) {
  const texts = useTexts().orders;
  return (
    <>
      <Disclosure
        isOpen={shown.mail}
        onToggle={(mail) => onShown({ ...shown, mail })}
        label={shown.mail ? texts.hideMail : texts.showMail}
      />
      <Disclosure
        isOpen={shown.forms}
        onToggle={(forms) => onShown({ ...shown, forms })}
        label={shown.forms ? texts.hideForms : texts.showForms}
      />
    </>
  );
}

interface CardTitleProps {
  readonly order: Order;
  /** Id of the heading. */
  readonly id: string;
  readonly isOpen: boolean;
}

/** Which order it is, and how far it is. */
function CardTitle({ order, id, isOpen }: CardTitleProps) {
  const texts = useTexts();
  return (
    <div className="card-title">
      <h2 id={id}>
        {texts.orders.heading(order.index, order.total)} – {texts.orders.role(order.roles)}
      </h2>
      {/* Where the system is asked for below, a proposal may stand in its field. */}
      {(order.system !== "" || !isOpen) && <span className="muted">{order.system || texts.orders.unknownSystem}</span>}
      <HowFar order={order} />
    </div>
  );
}

/** How far the order is: what came of the fill in this draft is what counts beside it, whatever was marked before. */
function HowFar({ order }: Pick<CardTitleProps, "order">) {
  const { kept, filledWith, fills } = useSnapshot();
  const texts = useTexts().orders;
  const status = fills[order.key];
  const isHere = filledWith === order.reference;
  const outcome = status?.kind === "filled" ? status.report.outcome : null;
  const logged = orderState(findRecord(kept.state.orders, referenceOf(order)));
  if (outcome === "partial" || (outcome === null && logged === "partial")) {
    return <StateLine isWarning>{texts.state.partial}</StateLine>;
  }
  if (outcome === "failed" || outcome === "blocked") return null;
  if (!isHere) return logged === "none" ? null : <StateLine>{texts.state[logged]}</StateLine>;
  // A draft remembers an order before it is written: that it was, only a result says.
  if (outcome === "complete" || logged === "filled") return <StateLine>{texts.thisDraftIs}</StateLine>;
  return <span className="state-line small">{texts.thisDraftIsOf}</span>;
}

interface StateLineProps {
  readonly isWarning?: boolean;
  readonly children: string;
}

function StateLine({ isWarning = false, children }: StateLineProps) {
  return (
    <span className="state-line small">
      {isWarning ? (
        <WarningRegular className="icon-warning" aria-hidden />
      ) : (
        <CheckmarkCircleRegular className="icon-good" aria-hidden />
      )}
      {children}
    </span>
  );
}

/** What the mail is made of; while facts are missing, the fields for them. */
function OpenFacts(props: FactsFormProps) {
  return props.order.problems.length > 0 ? <FactsForm {...props} /> : <Facts order={props.order} />;
}

/** How many facts are missing, where they are not asked for. */
function ProblemCount({ order, id }: Pick<CardTitleProps, "order" | "id">) {
  const texts = useTexts();
  if (order.problems.length === 0) return null;
  return (
    <p id={id} className="state-line small">
      <WarningRegular className="icon-warning" aria-hidden fontSize={16} />
      {texts.facts.count(order.problems.length)}
    </p>
  );
}

/** To whom the mail goes, and with what. */
function Facts({ order }: { readonly order: Order }) {
  const texts = useTexts().orders;
  return (
    <dl className="facts">
      <dt>{texts.to}</dt>
      <dd>{order.to.join(", ")}</dd>
      {order.cc.length > 0 && (
        <>
          <dt>{texts.cc}</dt>
          <dd>{order.cc.join(", ")}</dd>
        </>
      )}
      <dt>{texts.attachments}</dt>
      <dd>{order.campaign.forms.map((form) => formTitle(form).split(":")[0]).join(", ")}</dd>
    </dl>
  );
}

interface FactsFormProps {
  readonly order: Order;
  readonly problemsId: string;
  readonly shown: ShownFacts | null;
  readonly onShown: (facts: ShownFacts | null) => void;
}

/** What is missing, to be typed here. Enter does what the card's button does. */
function FactsForm({ order, problemsId, shown, onShown }: FactsFormProps) {
  const pane = usePane();
  const { surface } = useSnapshot();
  const texts = useTexts();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (surface === "compose" && shown?.problems.length === 0) void fillOrder(pane, shown.confirm().key);
  }

  return (
    <form className="stack" onSubmit={submit} noValidate aria-labelledby={problemsId}>
      <p id={problemsId} className="strong">
        {texts.facts.title}
      </p>
      <LazyView>
        <MissingFacts order={order} onShown={onShown} />
      </LazyView>
      <button type="submit" hidden />
    </form>
  );
}

/** The other person's order: whose it is, and how to hand it over. */
function OthersOrder({ order, onOpenProfile }: Pick<OrderCardProps, "order" | "onOpenProfile">) {
  if (isOwnOrder(order, useSnapshot().kept.state)) return null;
  return (
    <LazyView placeholder={null}>
      <Handover order={order} onOpenProfile={onOpenProfile} />
    </LazyView>
  );
}

interface DisclosureProps {
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly label: string;
}

function Disclosure({ isOpen, onToggle, label }: DisclosureProps) {
  return (
    <Button size="small" appearance="subtle" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
      {label}
    </Button>
  );
}
