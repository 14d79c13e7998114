import { writeReceipt } from "../../app/pane/write-receipt";
import { Button } from "../shell/button";
import { Copied, useCopying } from "../shell/copying";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";

/** The receipt for KLIK: copied, or as a file. @param isNext whether the receipt is what the task waits for now */
export function ReceiptActions({ isNext }: { readonly isNext: boolean }) {
  const pane = usePane();
  const { municipality } = useSnapshot();
  const texts = useFollowUpTexts().receipt;
  const { said, byHand, copy, say } = useCopying();
  if (!municipality) return null;

  const receipt = () => writeReceipt(pane, municipality);

  function save() {
    const { fileName, text } = receipt();
    offerFile({ name: fileName, type: "text/plain;charset=utf-8", content: text });
    say(texts.saved(fileName));
  }

  return (
    <div className="stack-tight">
      <div className="row">
        <Button appearance={isNext ? "primary" : "secondary"} onClick={() => void copy(receipt().text, texts)}>
          {texts.copy}
        </Button>
        <Button appearance="transparent" className="inline-button" onClick={save}>
          {texts.save}
        </Button>
      </div>
      <Copied said={said} byHand={byHand} />
    </div>
  );
}
