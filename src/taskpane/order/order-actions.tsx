import { type ReactNode, useRef, useState } from "react";
import { fillOrder } from "../../app/pane/fill-order";
import { openNewMessage } from "../../app/pane/open-new-message";
import { undoOrder } from "../../app/pane/undo-order";
import { writeDraftFile } from "../../app/pane/write-draft-file";
import type { Order } from "../../domain/order/order";
import { Button } from "../shell/button";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

interface OrderActionsProps {
  readonly order: Order;
  readonly isChosen: boolean;
  /** Id of the list of what is missing, for screen readers. */
  readonly problemsId: string;
  /** The buttons that show mail and forms. */
  readonly preview: ReactNode;
}

/** What can be done with an order here: fill the mail beside the pane, open a new one, or fetch it as a file. */
export function OrderActions({ order, isChosen, problemsId, preview }: OrderActionsProps) {
  const { surface, fills, filledWith, isBusy } = useSnapshot();
  const pane = usePane();
  const texts = useTexts();
  const [said, setSaid] = useState<string | null>(null);
  const status = fills[order.key];
  const hasProblems = order.problems.length > 0;
  const isHere = filledWith === order.reference;
  const isDone = status?.kind === "filled" && status.report.outcome === "complete";
  const appearance = isChosen && !isDone ? "primary" : "secondary";
  /** A button that cannot be pressed stays in the order of keys, and says why. */
  const blocked = hasProblems ? { disabledFocusable: true, "aria-describedby": problemsId } : {};

  const main = useRef<HTMLDivElement>(null);
  async function undo() {
    await undoOrder(pane, order.key);
    // The button that was pressed goes away with what it took back: the focus must not go with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.querySelector("button")?.focus();
    });
  }

  async function openDraft() {
    setSaid(
      await openNewMessage(pane, order).then(
        () => texts.reading.opened,
        () => texts.reading.notOpened,
      ),
    );
  }

  async function download() {
    setSaid(
      await writeDraftFile(pane, order).then(
        (file) => {
          offerFile(file);
          return texts.outside.downloaded(file.name);
        },
        () => texts.outside.notDownloaded,
      ),
    );
  }

  return (
    <>
      <div className="row" ref={main}>
        {surface === "compose" && (
          <Button
            appearance={appearance}
            disabledFocusable={isBusy}
            {...blocked}
            onClick={() => void fillOrder(pane, order.key)}
          >
            {texts.orders.fill(order.index, order.total)}
          </Button>
        )}
        {surface === "read" && (
          <Button appearance={appearance} {...blocked} onClick={() => void openDraft()}>
            {texts.reading.openDraft(order.index, order.total)}
          </Button>
        )}
        {surface === "outside" && (
          <Button appearance={appearance} {...blocked} onClick={() => void download()}>
            {texts.outside.download(order.index, order.total)}
          </Button>
        )}
      </div>
      {(!hasProblems || isHere) && (
        <div className="quiet-row">
          {!hasProblems && preview}
          {surface === "compose" && isHere && (
            <Button size="small" appearance="subtle" disabledFocusable={isBusy} onClick={() => void undo()}>
              {texts.orders.undo}
            </Button>
          )}
        </div>
      )}
      {said !== null && (
        <p aria-live="polite" className="small muted">
          {said}
        </p>
      )}
    </>
  );
}
