import { CheckmarkCircleFilled } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { WarningFilled } from "@fluentui/react-icons/headless/svg/warning";
import { useEffect, useState } from "react";
import { checkOpenedMail } from "../../app/follow-up/check-opened-mail";
import type { RecognisedOrder } from "../../domain/follow-up/recognise";
import { isLost } from "../../domain/follow-up/resend-note";
import type { CheckedMail, SentCheck } from "../../domain/follow-up/sent-check";
import type { Order } from "../../domain/order/order";
import { Announced, Told } from "../shell/announcer";
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

  if (check === "failed") return <p role="alert">{texts.notFetched}</p>;
  if (check === null) return null;
  if (check !== "checking" && check.kind === "not-checked") {
    return check.why === "sealed" ? <Notice kind="info">{texts.sealed}</Notice> : null;
  }
  const role = check !== "checking" && check.outcome === "wrong" ? "alert" : "status";
  return (
    <>
      {check === "checking" && <Announced sentence={texts.checking} />}
      <div key={role} role={role}>
        {check !== "checking" && <Checked check={check} order={order} />}
      </div>
    </>
  );
}

/** What was found, and what can be done about it. */
function Checked({ check, order }: { readonly check: CheckedMail; readonly order: SentMailCheckProps["order"] }) {
  const texts = useFollowUpTexts().order.sentMail;
  // What is wrong comes first.
  const forms = [...check.forms].sort((one, other) => Number(isLost(other)) - Number(isLost(one)));
  const sentences = [...forms.map(texts.form), ...texts.recipients(check)];
  return (
    <div className="result" data-outcome={OUTCOME[check.outcome]}>
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
      <span className="small muted">{texts.basis(check)}</span>
      <Told>
        {check.sentBy === null && order.order && check.forms.some(isLost) && (
          <ResendButton order={order.order} check={check} />
        )}
        <SaveMailButton reference={order.reference} />
      </Told>
    </div>
  );
}
