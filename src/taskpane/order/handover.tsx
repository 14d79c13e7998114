import { useState } from "react";
import { openHandover, writeHandover } from "../../app/follow-up/open-handover";
import type { Order } from "../../domain/order/order";
import { Button } from "../shell/button";
import { copyText } from "../shell/copy-text";
import { useFollowupTexts } from "../shell/follow-up-texts";
import { usePane, useSnapshot } from "../shell/pane-context";
import { TextToCopy } from "../shell/text-to-copy";

/** The other person's order: whose it is, and a prepared note to hand it over. */
export function Handover({ order }: { readonly order: Order }) {
  const pane = usePane();
  const { surface } = useSnapshot();
  const texts = useFollowupTexts();
  const [said, setSaid] = useState<string | null>(null);
  const [byHand, setByHand] = useState<string | null>(null);

  async function handOver() {
    setByHand(null);
    if (surface === "read") {
      const result = await openHandover(pane, order, null);
      setSaid(result.kind === "opened" ? texts.role.handedOver : texts.order.notOpened(result));
      return;
    }
    // Outlook opens a new mail from a mail being read only; the note can be put into any mail by hand.
    const { subject, text } = writeHandover(pane, order, null);
    const note = `${subject}\n\n${text}`;
    const isCopied = await copyText(note);
    setSaid(isCopied ? texts.role.noteCopied : texts.role.noteNotCopied);
    if (!isCopied) setByHand(note);
  }

  return (
    <div className="stack-tight">
      <p className="muted">{texts.role.other}</p>
      <div className="row">
        <Button size="small" onClick={() => void handOver()}>
          {surface === "read" ? texts.role.handOver : texts.role.copyNote}
        </Button>
      </div>
      <p aria-live="polite" className="small">
        {said}
      </p>
      {byHand !== null && <TextToCopy text={byHand} />}
    </div>
  );
}
