import { CheckmarkCircleFilled } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/headless/svg/error-circle";
import { WarningFilled } from "@fluentui/react-icons/headless/svg/warning";
import type { ReactNode } from "react";
import { fillOrder } from "../../app/pane/fill-order";
import type { Order } from "../../domain/order/order";
import { Button } from "../shell/button";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

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

/** What came of it, in a box with an icon and a title. */
export function Box({ outcome, title, children }: BoxProps) {
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

/** Fills the mail once more: what is right already is left alone. */
export function TryAgain({ order }: { readonly order: Order }) {
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
