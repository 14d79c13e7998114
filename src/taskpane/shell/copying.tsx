import { Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useSaid } from "./announcer";
import { copyText } from "./copy-text";
import { useFollowUpTexts } from "./follow-up-texts";
import { Said } from "./said";

interface Copying {
  readonly said: string | null;
  /** The text that the user is left to copy; null for none. */
  readonly byHand: string | null;
  readonly copy: (text: string, sentences: { readonly copied: string; readonly notCopied: string }) => Promise<void>;
  /** Shows and says something else. */
  readonly say: (sentence: string | null) => void;
}

/** Copies a text, and keeps what came of it for a `Copied` beside the button. */
export function useCopying(): Copying {
  const [said, say] = useSaid();
  const [byHand, setByHand] = useState<string | null>(null);

  async function copy(text: string, { copied, notCopied }: { readonly copied: string; readonly notCopied: string }) {
    const isCopied = await copyText(text);
    setByHand(isCopied ? null : text);
    say(isCopied ? copied : notCopied);
  }

  return { said, byHand, copy, say };
}

/** What came of copying, and the text to copy by hand where the browser lets no program copy. */
export function Copied({ said, byHand }: Pick<Copying, "said" | "byHand">) {
  const label = useFollowUpTexts().copyByHand;
  return (
    <>
      <Said said={said} />
      {byHand !== null && (
        <Field label={label}>
          <Textarea
            readOnly
            value={byHand}
            rows={8}
            resize="vertical"
            // The whole text is meant: one Ctrl+C is left to the user.
            onFocus={(event) => event.currentTarget.select()}
          />
        </Field>
      )}
    </>
  );
}
