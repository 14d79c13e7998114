import { CheckmarkCircleRegular } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { WarningRegular } from "@fluentui/react-icons/headless/svg/warning";
import { fillOrder } from "../../app/pane/fill-order";
import { ordersToFill } from "../../app/pane/snapshot";
import { type FillReport, isAboutOtherItem } from "../../domain/fill/fill-report";
import type { Obstacle, ObstacleKind } from "../../domain/fill/obstacle";
import type { PartReport } from "../../domain/fill/part-report";
import type { UndoReport } from "../../domain/fill/undo-report";
import type { Order } from "../../domain/order/order";
import { Told } from "../shell/announcer";
import { Button } from "../shell/button";
import { LazyView, lazyPart } from "../shell/lazy-view";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { Box, TryAgain } from "./result-box";
import { useFillTexts } from "./use-fill-texts";

const GetForm = lazyPart(async () => (await import(/* webpackChunkName: "forms-view" */ "./get-form")).GetForm);

/** What a fill left in the mail: every part by name, and what to do next. */
export function Filled({
  report,
  order,
  orders,
}: {
  readonly report: FillReport;
  readonly order: Order;
  readonly orders: readonly Order[];
}) {
  const texts = useTexts();
  const { fill } = useFillTexts();
  const { kept } = useSnapshot();
  const next = ordersToFill(orders, kept.state).find(({ key }) => key !== order.key);
  const notes = report.notes
    .filter(({ kind }) => kind !== "content-checked")
    .map((note) => <p key={note.kind}>{fill.note(note)}</p>);
  if (isAboutOtherItem(report)) {
    return (
      <Box outcome="failed" title={texts.fill.itemChanged}>
        <p>{texts.fill.itemChangedText}</p>
      </Box>
    );
  }
  if (report.obstacle) return <Blocked obstacle={report.obstacle} order={order} />;
  if (report.outcome === "complete") {
    return (
      <Box outcome="complete" title={fill.complete}>
        <Parts report={report} />
        {notes}
        <p>{next ? texts.orders.next(next.index) : texts.orders.nextLast}</p>
      </Box>
    );
  }
  const isPartial = report.outcome === "partial";
  return (
    <Box outcome={isPartial ? "partial" : "failed"} title={isPartial ? fill.partial : texts.fill.failed}>
      <p>{isPartial ? fill.partialText : fill.failedText}</p>
      <Parts report={report} />
      {notes}
      <Told>
        <div className="row">
          <TryAgain order={order} />
          <LackingForms order={order} report={report} />
        </div>
      </Told>
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
  const { fill, undo } = useFillTexts();
  const pane = usePane();
  const { isBusy } = useSnapshot();
  const canConfirm = CONFIRMABLE.includes(obstacle.kind);
  return (
    <Box outcome="failed" title={texts.fill.failed}>
      <p>{fill.obstacle(obstacle)}</p>
      {obstacle.kind === "other-order" && obstacle.undo.left.map((left) => <p key={left.part}>{undo.left(left)}</p>)}
      {RETRIABLE.includes(obstacle.kind) && <TryAgain order={order} />}
      {canConfirm && (
        <p>
          <Button
            size="small"
            disabledFocusable={isBusy}
            onClick={() => void fillOrder(pane, order.key, [obstacle.kind])}
          >
            {fill.anyway}
          </Button>
        </p>
      )}
    </Box>
  );
}

/** What is not right stands open, a line each; what is right is one line that opens. */
function Parts({ report }: { readonly report: FillReport }) {
  const texts = useFillTexts().fill;
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
  const texts = useFillTexts().fill;
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

/** What taking a fill back left in the mail. */
export function Undone({ report }: { readonly report: UndoReport }) {
  const texts = useFillTexts().undo;
  const { outcome, isAsBefore, left, wasTextGone, rewritten, obstacle } = report;
  const lost = rewritten.length > 0 && <p className="small">{texts.rewritten(rewritten)}</p>;
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
        <p>{isAsBefore ? texts.doneText : wasTextGone ? texts.textGone : texts.ownKept}</p>
        {lost}
      </Box>
    );
  }
  return (
    <Box outcome="partial" title={texts.partial}>
      {left.map((entry) => (
        <p key={entry.part}>{texts.left(entry)}</p>
      ))}
      {lost}
    </Box>
  );
}
