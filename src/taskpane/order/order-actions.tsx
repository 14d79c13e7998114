import type { ReactNode } from "react";
import { fillOrder } from "../../app/pane/fill-order";
import { openNewMessage } from "../../app/pane/open-new-message";
import { undoOrder } from "../../app/pane/undo-order";
import { writeDraftFile } from "../../app/pane/write-draft-file";
import type { Order, OrderProblem } from "../../domain/order/order";
import { useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";
import { Said } from "../shell/said";
import { useTexts } from "../shell/texts";

interface OrderActionsProps {
  readonly order: Order;
  readonly isChosen: boolean;
  /** What is missing or wrong, as the card shows it. */
  readonly problems: readonly OrderProblem[];
  /** Id of what says so, for screen readers. */
  readonly problemsId: string;
  /** Saves what the card shows, and gives the order as it is then; null where it shows nothing to save. */
  readonly onConfirm: (() => Order) | null;
  /** The buttons that show mail and forms. */
  readonly more: ReactNode;
  /** The button that opens or closes the card; null where it has none. */
  readonly fold: ReactNode;
  /** Whether the card is one line. */
  readonly isFolded: boolean;
}

/** What can be done with an order here: fill the mail beside the pane, open a new one, or fetch it as a file. */
export function OrderActions({
  order,
  isChosen,
  problems,
  problemsId,
  onConfirm,
  more,
  fold,
  isFolded,
}: OrderActionsProps) {
  const { surface, fills, filledWith, isBusy } = useSnapshot();
  const pane = usePane();
  const texts = useTexts();
  const [said, say] = useSaid();
  const hasProblems = problems.length > 0;
  const isHere = filledWith === order.reference;
  // What came of a fill, of this order or another, says itself what to do next: it has the primary button then.
  const isSaid = Object.values(fills).some(({ kind }) => kind !== "undone");
  const appearance = isChosen && !isSaid ? "primary" : "secondary";
  const size = isFolded ? "small" : "medium";
  /** A button that cannot be pressed stays in the order of keys, and says why. */
  const blocked = hasProblems ? { disabledFocusable: true, "aria-describedby": problemsId } : {};
  const confirmed = () => onConfirm?.() ?? order;

  async function openDraft() {
    say(
      await openNewMessage(pane, confirmed()).then(
        () => texts.reading.opened,
        () => texts.reading.notOpened,
      ),
    );
  }

  async function download() {
    say(
      await writeDraftFile(pane, confirmed()).then(
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
      <div className="row">
        {surface === "compose" && (
          <Button
            appearance={appearance}
            size={size}
            disabledFocusable={isBusy}
            {...blocked}
            onClick={() => void fillOrder(pane, confirmed().key)}
          >
            {texts.orders.fill(order.index, order.total)}
          </Button>
        )}
        {surface === "read" && (
          <Button appearance={appearance} size={size} {...blocked} onClick={() => void openDraft()}>
            {texts.reading.openDraft(order.index, order.total)}
          </Button>
        )}
        {surface === "outside" && (
          <Button appearance={appearance} size={size} {...blocked} onClick={() => void download()}>
            {texts.outside.download(order.index, order.total)}
          </Button>
        )}
        {isFolded && fold}
      </div>
      {(more || (fold && !isFolded) || isHere) && (
        <div className="quiet-row">
          {more}
          {surface === "compose" && isHere && (
            <Button
              size="small"
              appearance="subtle"
              disabledFocusable={isBusy}
              onClick={() => void undoOrder(pane, order.key)}
            >
              {texts.orders.undo}
            </Button>
          )}
          {!isFolded && fold}
        </div>
      )}
      <Said said={said} />
    </>
  );
}
