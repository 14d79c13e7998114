import { openHandover, writeHandover } from "../../app/follow-up/open-handover";
import type { Order } from "../../domain/order/order";
import type { ProfileField } from "../../domain/profile/fields";
import { confirmedValue } from "../../domain/profile/profile";
import { Button } from "../shell/button";
import { Copied, useCopying } from "../shell/copying";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";

const COPY = "municipality.cc" satisfies ProfileField;

interface HandoverProps {
  readonly order: Order;
  readonly onOpenProfile: (field: ProfileField) => void;
}

/** The other person's order: whose it is, and a prepared note to hand it over. */
export function Handover({ order, onOpenProfile }: HandoverProps) {
  const pane = usePane();
  const { surface } = useSnapshot();
  const texts = useFollowUpTexts();
  const { said, byHand, copy, say } = useCopying();
  // Both see both orders where each mail goes in copy to the other, or to a mailbox that they share.
  const hasNoCopy = confirmedValue(order.profile, COPY) === "" && !order.profile.fields[COPY].locked;

  function writeNote(): string {
    const { subject, text } = writeHandover(pane, order, null);
    return `${subject}\n\n${text}\n`;
  }

  function saveNote() {
    const name = texts.role.noteFile(order.reference);
    offerFile({ name, type: "text/plain;charset=utf-8", content: writeNote() });
    say(texts.role.noteSaved(name));
  }

  async function handOver() {
    if (surface === "read") {
      const result = await openHandover(pane, order, null);
      say(result.kind === "opened" ? texts.role.handedOver : texts.order.notOpened(result));
      return;
    }
    // Outlook opens a new mail from a mail being read only; the note can be put into any mail by hand.
    await copy(writeNote(), { copied: texts.role.noteCopied, notCopied: texts.role.noteNotCopied });
  }

  return (
    <div className="stack-tight">
      <p className="muted">{texts.role.other}</p>
      {hasNoCopy && (
        <p className="small">
          {texts.role.proposeCopy}{" "}
          <Button appearance="transparent" className="inline-button" onClick={() => onOpenProfile(COPY)}>
            {texts.role.addCopy}
          </Button>
        </p>
      )}
      <div className="row">
        <Button size="small" onClick={() => void handOver()}>
          {surface === "read" ? texts.role.handOver : texts.role.copyNote}
        </Button>
        <Button appearance="transparent" className="inline-button small" onClick={saveNote}>
          {texts.role.saveNote}
        </Button>
      </div>
      <Copied said={said} byHand={byHand} />
    </div>
  );
}
