import { useState } from "react";
import { writeReceipt } from "../../app/pane/write-receipt";
import { Button } from "../shell/button";
import { copyText } from "../shell/copy-text";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";
import { TextToCopy } from "../shell/text-to-copy";

/** The receipt for KLIK: copied, or as a file. @param isNext whether the receipt is what the task waits for now */
export function ReceiptActions({ isNext }: { readonly isNext: boolean }) {
  const pane = usePane();
  const { municipality } = useSnapshot();
  const texts = useFollowUpTexts().receipt;
  const [said, setSaid] = useState<string | null>(null);
  const [byHand, setByHand] = useState<string | null>(null);
  if (!municipality) return null;

  const receipt = () => writeReceipt(pane, municipality);

  async function copy() {
    const { text } = receipt();
    const isCopied = await copyText(text);
    setSaid(isCopied ? texts.copied : texts.notCopied);
    setByHand(isCopied ? null : text);
  }

  function save() {
    const { fileName, text } = receipt();
    offerFile({ name: fileName, type: "text/plain;charset=utf-8", content: text });
    setSaid(texts.saved(fileName));
  }

  return (
    <div className="stack-tight">
      <div className="row">
        <Button appearance={isNext ? "primary" : "secondary"} onClick={() => void copy()}>
          {texts.copy}
        </Button>
        <Button appearance="transparent" className="inline-button" onClick={save}>
          {texts.save}
        </Button>
      </div>
      <p aria-live="polite" className="small">
        {said}
      </p>
      {byHand !== null && <TextToCopy text={byHand} />}
    </div>
  );
}
