import { CheckmarkCircleFilled } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { WarningFilled } from "@fluentui/react-icons/headless/svg/warning";
import { useEffect, useState } from "react";
import { checkOpenedMail } from "../../app/follow-up/check-opened-mail";
import type { RecognisedOrder } from "../../domain/follow-up/recognise";
import { isLost } from "../../domain/follow-up/resend-note";
import type { CheckedMail, SentCheck } from "../../domain/follow-up/sent-check";
import type { Order } from "../../domain/order/order";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { Notice } from "../shell/notice";
import { usePane } from "../shell/pane-context";
import { ResendButton } from "./resend-button";
import { SaveMailButton } from "./save-mail-button";

interface SentMailCheckProps {
  readonly order: Extract<RecognisedOrder, { kind: "recognised" }>;
  /** All planned orders of the municipality in the order's campaign. */
  readonly orders: readonly Order[];
  /** Called when something is found to be wrong: then that is what is to be done first. */
  readonly onWrong: () => void;
}

/** The look of each outcome: that of a fill's result. */
const OUTCOME = { right: "complete", partly: undefined, wrong: "partial" } as const;

/** Whether all was right, or, of a copy, all that a copy can say. */
function isAsGoodAsCanBe({ outcome, sentBy, forms }: CheckedMail): boolean {
  return outcome === "right" || (sentBy !== null && forms.every(({ status }) => status === "names-order"));
}

/** Beside the user's own mail, or a colleague's copy of it: what left, held against what was filled. Checked once, when the mail is opened. */
export function SentMailCheck({ order, orders, onWrong }: SentMailCheckProps) {
  const pane = usePane();
  const texts = useFollowUpTexts().order.sentMail;
  const [check, setCheck] = useState<SentCheck | "checking" | "failed" | null>("checking");
  // The mail beside the pane is what it is when it is opened: another one brings another component.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the order log must not check again
  useEffect(() => {
    let isShown = true;
    checkOpenedMail(pane, order, orders)
      .catch(() => "failed" as const)
      .then((found) => {
        if (!isShown) return;
        setCheck(found);
        if (found !== "failed" && found?.kind === "checked" && found.outcome === "wrong") onWrong();
      });
    return () => {
      isShown = false;
    };
  }, [pane]);

  if (check === "checking") return <p role="status">{texts.checking}</p>;
  if (check === "failed") return <p role="alert">{texts.notFetched}</p>;
  if (check === null) return null;
  if (check.kind === "not-checked") return check.why === "sealed" ? <Notice kind="info">{texts.sealed}</Notice> : null;
  const sentences = [...check.forms.map(texts.form), ...texts.recipients(check)];
  return (
    <div role={check.outcome === "wrong" ? "alert" : "status"} className="result" data-outcome={OUTCOME[check.outcome]}>
      <div className="result-title">
        {isAsGoodAsCanBe(check) ? (
          <CheckmarkCircleFilled className="icon-good" aria-hidden fontSize={20} />
        ) : (
          <WarningFilled className="icon-warning" aria-hidden fontSize={20} />
        )}
        <span>{texts.title(check)}</span>
      </div>
      <ul className="plain-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {check.outcome === "wrong" && <span>{texts.whatToDo(check)}</span>}
      {check.sentBy === null && order.order && check.forms.some(isLost) && (
        <ResendButton order={order.order} check={check} />
      )}
      <span className="small muted">{texts.basis(check)}</span>
      <SaveMailButton reference={order.reference} />
    </div>
  );
}
