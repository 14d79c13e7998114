import { useEffect, useRef } from "react";
import type { FillStatus } from "../../app/pane/fill-status";
import { formTitle } from "../../domain/campaign/campaign";
import { type FillReport, isAboutOtherItem } from "../../domain/fill/fill-report";
import type { Order } from "../../domain/order/order";
import { Announced } from "../shell/announcer";
import { LazyView, lazyPart } from "../shell/lazy-view";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { Box, TryAgain } from "./result-box";

// In the chunk of the code that fills: where that has come, so has this.
const Filled = lazyPart(async () => (await import(/* webpackChunkName: "fill" */ "./fill-outcome")).Filled);
const Undone = lazyPart(async () => (await import(/* webpackChunkName: "fill" */ "./fill-outcome")).Undone);

const FormsFault = lazyPart(
  async () => (await import(/* webpackChunkName: "forms-fault" */ "./forms-fault")).FormsFault,
);

/** What came of filling the mail or taking it back: every part by name, and what to do next. */
export function FillResult({ order, orders }: { readonly order: Order; readonly orders: readonly Order[] }) {
  const status = useSnapshot().fills[order.key];
  const texts = useTexts().orders;
  const region = useRef<HTMLDivElement>(null);
  // The result is in view when it comes. As near as it goes: what the user looks at is not pulled away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new status is a new result
  useEffect(() => {
    // Nothing is given back: newer browsers give a promise here, which React would take for a clean-up.
    region.current?.scrollIntoView({ block: "nearest" });
  }, [status]);
  if (!status) return null;
  // It stands there, empty, from the press of the button on, so that screen readers announce what it then says.
  const role = isFailure(status) ? "alert" : "status";
  return (
    <div ref={region}>
      {status.kind === "filling" && <Announced sentence={texts.filling} className="muted" />}
      {status.kind === "undoing" && <Announced sentence={texts.undoing} className="muted" />}
      <div key={role} role={role}>
        <Outcome status={status} order={order} orders={orders} />
      </div>
    </div>
  );
}

function isFailure(status: FillStatus): boolean {
  if (status.kind === "filled") return isFailedOutcome(status.report) || isAboutOtherItem(status.report);
  if (status.kind === "undone") return status.report.outcome === "blocked";
  return status.kind !== "filling" && status.kind !== "undoing";
}

function isFailedOutcome({ outcome }: FillReport): boolean {
  return outcome === "failed" || outcome === "blocked";
}

interface OutcomeProps {
  readonly status: FillStatus;
  readonly order: Order;
  readonly orders: readonly Order[];
}

function Outcome({ status, order, orders }: OutcomeProps) {
  const texts = useTexts();
  const { filledWith } = useSnapshot();
  switch (status.kind) {
    case "filling":
    case "undoing":
      return null;
    case "filled":
      return (
        <LazyView placeholder={null}>
          <Filled report={status.report} order={order} orders={orders} />
        </LazyView>
      );
    case "undone":
      return (
        <LazyView placeholder={null}>
          <Undone report={status.report} />
        </LazyView>
      );
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
