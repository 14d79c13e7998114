import { CheckmarkCircleFilled, CheckmarkCircleRegular } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/headless/svg/error-circle";
import { WarningFilled, WarningRegular } from "@fluentui/react-icons/headless/svg/warning";
import { type ReactNode, useEffect, useRef } from "react";
import { fillOrder } from "../../app/pane/fill-order";
import type { FillStatus } from "../../app/pane/fill-status";
import { ordersToFill } from "../../app/pane/snapshot";
import { formTitle } from "../../domain/campaign/campaign";
import type { FillReport } from "../../domain/fill/fill-report";
import type { Obstacle, ObstacleKind } from "../../domain/fill/obstacle";
import type { PartReport } from "../../domain/fill/part-report";
import type { UndoReport } from "../../domain/fill/undo-report";
import type { Order } from "../../domain/order/order";
import { Button } from "../shell/button";
import { LazyView, lazyPart } from "../shell/lazy-view";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

const GetForm = lazyPart(async () => (await import(/* webpackChunkName: "forms-view" */ "./get-form")).GetForm);

const FormsFault = lazyPart(
  async () => (await import(/* webpackChunkName: "forms-fault" */ "./forms-fault")).FormsFault,
);

/** What came of filling the mail or taking it back: every part by name, and what to do next. */
export function FillResult({ order, orders }: { readonly order: Order; readonly orders: readonly Order[] }) {
  const status = useSnapshot().fills[order.key];
  const region = useRef<HTMLDivElement>(null);
  // The result is in view when it comes. As near as it goes: what the user looks at is not pulled away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new status is a new result
  useEffect(() => {
    // Nothing is given back: newer browsers give a promise here, which React would take for a clean-up.
    region.current?.scrollIntoView({ block: "nearest" });
  }, [status]);
  if (!status) return null;
  // The pane's one `status`: it stands there from the press of the button on, so that screen readers announce what it
  // then says. Other regions that change are polite without being a status.
  const role = isFailure(status) ? "alert" : "status";
  return (
    <div key={role} role={role} ref={region}>
      <Said status={status} order={order} orders={orders} />
    </div>
  );
}

function isFailure(status: FillStatus): boolean {
  if (status.kind === "filled") return isFailedOutcome(status.report) || movedAway(status.report);
  if (status.kind === "undone") return status.report.outcome === "blocked";
  return status.kind !== "filling" && status.kind !== "undoing";
}

function isFailedOutcome({ outcome }: FillReport): boolean {
  return outcome === "failed" || outcome === "blocked";
}

function movedAway(report: FillReport): boolean {
  return report.obstacle?.kind === "item-changed" || report.parts.some(({ cause }) => cause === "item-changed");
}

interface SaidProps {
  readonly status: FillStatus;
  readonly order: Order;
  readonly orders: readonly Order[];
}

function Said({ status, order, orders }: SaidProps) {
  const texts = useTexts();
  const { filledWith } = useSnapshot();
  switch (status.kind) {
    case "filling":
    case "undoing":
      return <p className="muted">{status.kind === "filling" ? texts.orders.filling : texts.orders.undoing}</p>;
    case "filled":
      return <Filled report={status.report} order={order} orders={orders} />;
    case "undone":
      return <Undone report={status.report} />;
    case "forms-failed": {
      const form = order.campaign.forms.find(({ id }) => id === status.error.formId);
      // A file that did not come needs no sentence of its own; and without a connection that would not come either.
      const fault = status.error.kind === "not-loaded" ? null : status.error.fault;
      return (
        <Box outcome="failed" title={texts.fill.failed}>
          <p>{texts.forms.failed(form ? formTitle(form) : status.error.formId)}</p>
          {fault && (
            <LazyView placeholder={null}>
              <FormsFault fault={fault} />
            </LazyView>
          )}
          <p>{texts.forms.failedText}</p>
          <TryAgain order={order} />
        </Box>
      );
    }
    case "other-mail":
      return (
        <Box outcome="failed" title={texts.fill.itemChanged}>
          <p>{texts.fill.itemChangedText}</p>
        </Box>
      );
    case "no-draft":
      return (
        <Box outcome="failed" title={texts.fill.failed}>
          <p>{texts.fill.noDraft}</p>
        </Box>
      );
    case "not-fetched":
      return (
        <Box outcome="failed" title={texts.fetchFailed}>
          <p>{texts.forms.failedText}</p>
          {filledWith !== order.reference && <TryAgain order={order} />}
        </Box>
      );
    case "unexpected":
      return (
        <Box outcome="failed" title={texts.fill.failed}>
          <p>{texts.fill.unexpected}</p>
        </Box>
      );
  }
}

function Filled({
  report,
  order,
  orders,
}: {
  readonly report: FillReport;
  readonly order: Order;
  readonly orders: readonly Order[];
}) {
  const texts = useTexts();
  const { kept } = useSnapshot();
  const next = ordersToFill(orders, kept.state).find(({ key }) => key !== order.key);
  const notes = report.notes
    .filter(({ kind }) => kind !== "content-checked")
    .map((note) => <p key={note.kind}>{texts.fill.note(note)}</p>);
  if (movedAway(report)) {
    return (
      <Box outcome="failed" title={texts.fill.itemChanged}>
        <p>{texts.fill.itemChangedText}</p>
      </Box>
    );
  }
  if (report.obstacle) return <Blocked obstacle={report.obstacle} order={order} />;
  if (report.outcome === "complete") {
    return (
      <Box outcome="complete" title={texts.fill.complete}>
        <Parts report={report} />
        {notes}
        <p>{next ? texts.orders.next(next.index) : texts.orders.nextLast}</p>
      </Box>
    );
  }
  const isPartial = report.outcome === "partial";
  return (
    <Box outcome={isPartial ? "partial" : "failed"} title={isPartial ? texts.fill.partial : texts.fill.failed}>
      <p>{isPartial ? texts.fill.partialText : texts.fill.failedText}</p>
      <Parts report={report} />
      {notes}
      <div className="row">
        <TryAgain order={order} />
        <LackingForms order={order} report={report} />
      </div>
    </Box>
  );
}

/** Obstacles that the user may decide to pass. */
const CONFIRMABLE: readonly ObstacleKind[] = ["memory", "names-order", "already-sent"];
/** Obstacles that may be gone the next time. */
const RETRIABLE: readonly ObstacleKind[] = ["memory", "other-order", "item-changed"];

/** Nothing was written: why, and what the user can do about it. */
function Blocked({ obstacle, order }: { readonly obstacle: Obstacle; readonly order: Order }) {
  const texts = useTexts();
  const pane = usePane();
  const { isBusy } = useSnapshot();
  const canConfirm = CONFIRMABLE.includes(obstacle.kind);
  return (
    <Box outcome="failed" title={texts.fill.failed}>
      <p>{texts.fill.obstacle(obstacle)}</p>
      {obstacle.kind === "other-order" &&
        obstacle.undo.left.map((left) => <p key={left.part}>{texts.undo.left(left)}</p>)}
      {RETRIABLE.includes(obstacle.kind) && <TryAgain order={order} />}
      {canConfirm && (
        <p>
          <Button
            size="small"
            disabledFocusable={isBusy}
            onClick={() => void fillOrder(pane, order.key, [obstacle.kind])}
          >
            {texts.fill.anyway}
          </Button>
        </p>
      )}
    </Box>
  );
}

/** What is not right stands open, a line each; what is right is one line that opens. */
function Parts({ report }: { readonly report: FillReport }) {
  const texts = useTexts().fill;
  const fine = report.parts.filter(({ status }) => status === "verified");
  const others = report.parts.filter(({ status }) => status !== "verified");
  const isByContent = report.notes.some(({ kind }) => kind === "content-checked");
  return (
    <>
      {others.length > 0 && <PartList parts={others} />}
      {fine.length > 0 && (
        <details className="small">
          <summary>{texts.checked(fine.length, report.parts.length)}</summary>
          <PartList parts={fine} />
          {isByContent && <p>{texts.note({ kind: "content-checked" })}</p>}
        </details>
      )}
    </>
  );
}

function PartList({ parts }: { readonly parts: readonly PartReport[] }) {
  const texts = useTexts().fill;
  return (
    <ul className="plain-list small">
      {parts.map((entry) => (
        <li key={texts.part(entry)} className="part">
          {entry.status === "verified" ? (
            <CheckmarkCircleRegular className="icon-good" aria-hidden />
          ) : (
            <WarningRegular className="icon-warning" aria-hidden />
          )}
          <span>
            {texts.part(entry)} <span className="muted">– {texts.status(entry)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Forms that are not in the mail, to be attached by hand where Outlook does not take them from the pane. */
function LackingForms({ order, report }: { readonly order: Order; readonly report: FillReport }) {
  const lacking = report.parts.flatMap(({ part, status }) =>
    part.kind === "attachment" && status === "missing" ? [part.name] : [],
  );
  if (lacking.length === 0) return null;
  return (
    <LazyView placeholder={null}>
      {lacking.map((name) => (
        <GetForm key={name} order={order} fileName={name} />
      ))}
    </LazyView>
  );
}

function TryAgain({ order }: { readonly order: Order }) {
  const pane = usePane();
  const { isBusy } = useSnapshot();
  return (
    <p>
      <Button
        appearance="primary"
        size="small"
        disabledFocusable={isBusy}
        onClick={() => void fillOrder(pane, order.key)}
      >
        {useTexts().orders.tryAgain}
      </Button>
    </p>
  );
}

function Undone({ report }: { readonly report: UndoReport }) {
  const texts = useTexts().undo;
  const { outcome, isAsBefore, left, obstacle } = report;
  if (outcome === "nothing") return <Box outcome="partial" title={texts.nothing} />;
  if (obstacle) {
    return (
      <Box outcome="failed" title={texts.blocked}>
        <p>{texts.obstacle[obstacle]}</p>
      </Box>
    );
  }
  if (outcome === "undone") {
    return (
      <Box outcome="complete" title={texts.done}>
        <p>{isAsBefore ? texts.doneText : texts.ownKept}</p>
      </Box>
    );
  }
  return (
    <Box outcome="partial" title={texts.partial}>
      {left.map((entry) => (
        <p key={entry.part}>{texts.left(entry)}</p>
      ))}
    </Box>
  );
}

const OUTCOME_ICON = {
  complete: [CheckmarkCircleFilled, "icon-good"],
  partial: [WarningFilled, "icon-warning"],
  failed: [ErrorCircleFilled, "icon-bad"],
} as const;

interface BoxProps {
  readonly outcome: keyof typeof OUTCOME_ICON;
  readonly title: string;
  readonly children?: ReactNode;
}

function Box({ outcome, title, children }: BoxProps) {
  const [Icon, colour] = OUTCOME_ICON[outcome];
  return (
    <div className="result" data-outcome={outcome}>
      <div className="result-title">
        <Icon className={colour} aria-hidden fontSize={20} />
        <span>{title}</span>
      </div>
      {children}
    </div>
  );
}
