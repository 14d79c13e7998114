import { openResend } from "../../app/follow-up/open-resend";
import { isLost } from "../../domain/follow-up/resend-note";
import type { CheckedMail } from "../../domain/follow-up/sent-check";
import type { Order } from "../../domain/order/order";
import { useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { usePane } from "../shell/pane-context";
import { Said } from "../shell/said";

/** `Send bilaget efter`: a reply to all, in which the pane attaches what the sent mail lacked. */
export function ResendButton({ order, check }: { readonly order: Order; readonly check: CheckedMail }) {
  const pane = usePane();
  const { order: orderTexts, resend: texts } = useFollowUpTexts();
  const [said, say] = useSaid();

  async function open() {
    const result = await openResend(pane, order, check.forms, check.sentAt ?? check.created);
    say(result.kind === "opened" ? texts.opened : orderTexts.notOpened(result));
  }

  return (
    <>
      <div className="row">
        <Button appearance="primary" onClick={() => void open()}>
          {texts.button(check.forms.filter(isLost).length)}
        </Button>
      </div>
      <Said said={said} />
    </>
  );
}
