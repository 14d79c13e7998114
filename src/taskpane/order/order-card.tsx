import { CheckmarkCircleRegular } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { WarningRegular } from "@fluentui/react-icons/headless/svg/warning";
import { useId, useState } from "react";
import { formTitle } from "../../domain/campaign/campaign";
import type { Order } from "../../domain/order/order";
import { findRecord, orderState, referenceOf } from "../../domain/order/order-log";
import { Button } from "../shell/button";
import { LazyView, lazyPart } from "../shell/lazy-view";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { FillResult } from "./fill-result";
import { OrderActions } from "./order-actions";

const MailPreview = lazyPart(
  async () => (await import(/* webpackChunkName: "mail-preview" */ "./mail-preview")).MailPreview,
);

const FormsView = lazyPart(async () => (await import(/* webpackChunkName: "forms-view" */ "./forms-view")).FormsView);

const Handover = lazyPart(async () => (await import(/* webpackChunkName: "handover" */ "./handover")).Handover);

interface OrderCardProps {
  readonly order: Order;
  /** The order that the mail beside the pane is for: its button is the primary one. */
  readonly isChosen: boolean;
  readonly onOpenProfile: (field: string) => void;
}

/** One order: to whom, for which system, what is missing, and the button that fills the mail. */
export function OrderCard({ order, isChosen, onOpenProfile }: OrderCardProps) {
  const { kept, filledWith, orders, surface } = useSnapshot();
  const texts = useTexts();
  const titleId = useId();
  const [showsMail, setShowsMail] = useState(false);
  const [showsForms, setShowsForms] = useState(false);
  const { fills } = useSnapshot();
  const status = fills[order.key];
  // What came of the fill in this draft is what counts beside it, whatever was marked before.
  const isNotFilled = status?.kind === "filled" && status.report.outcome !== "complete";
  const logged = orderState(findRecord(kept.state.orders, referenceOf(order)));
  const state = isNotFilled ? (status.report.outcome === "partial" ? "partial" : "none") : logged;
  const role = kept.state.role.value ?? "both";
  const isOthers = role !== "both" && !order.roles.includes(role);
  const isHere = filledWith === order.reference;
  const problemsId = useId();
  return (
    <article className="card" aria-labelledby={titleId} data-chosen={isChosen}>
      <div className="card-title">
        <h2 id={titleId}>
          {texts.orders.heading(order.index, order.total)} – {texts.orders.role(order.roles)}
        </h2>
        <span className="muted">{order.system || texts.orders.unknownSystem}</span>
        {((isHere && !isNotFilled) || state !== "none") && (
          <span className="state-line small">
            {state === "partial" ? (
              <WarningRegular className="icon-warning" aria-hidden />
            ) : (
              <CheckmarkCircleRegular className="icon-good" aria-hidden />
            )}
            {isHere && state !== "partial" ? texts.orders.thisDraftIs : texts.orders.state[state]}
          </span>
        )}
      </div>

      {order.problems.length > 0 ? (
        <div className="problems" id={problemsId}>
          <span className="state-line">
            <WarningRegular className="icon-warning" aria-hidden fontSize={16} />
            {texts.orders.problemsTitle}
          </span>
          <ul>
            {order.problems.map((problem) => (
              <li key={`${problem.code} ${problem.field} ${problem.value}`}>
                <Button appearance="transparent" className="inline-button" onClick={() => onOpenProfile(problem.field)}>
                  {texts.problem(problem)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <dl className="facts">
          <dt>{texts.orders.to}</dt>
          <dd>{order.to.join(", ")}</dd>
          {order.cc.length > 0 && (
            <>
              <dt>{texts.orders.cc}</dt>
              <dd>{order.cc.join(", ")}</dd>
            </>
          )}
          <dt>{texts.orders.attachments}</dt>
          <dd>{order.campaign.forms.map((form) => formTitle(form).split(":")[0]).join(", ")}</dd>
        </dl>
      )}

      {isOthers && (
        <LazyView placeholder={null}>
          <Handover order={order} onOpenProfile={onOpenProfile} />
        </LazyView>
      )}
      {filledWith !== null && !isHere && surface === "compose" && order.problems.length === 0 && (
        <p className="small muted">{texts.orders.replaces(filledWith)}</p>
      )}

      <OrderActions
        order={order}
        isChosen={isChosen}
        problemsId={problemsId}
        preview={
          <>
            <Button size="small" appearance="subtle" aria-expanded={showsMail} onClick={() => setShowsMail(!showsMail)}>
              {showsMail ? texts.orders.hideMail : texts.orders.showMail}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-expanded={showsForms}
              onClick={() => setShowsForms(!showsForms)}
            >
              {showsForms ? texts.orders.hideForms : texts.orders.showForms}
            </Button>
          </>
        }
      />
      <FillResult order={order} orders={orders} />
      {showsMail && (
        <LazyView>
          <MailPreview order={order} />
        </LazyView>
      )}
      {showsForms && (
        <LazyView>
          <FormsView order={order} />
        </LazyView>
      )}
    </article>
  );
}
