import { Field, Textarea } from "@fluentui/react-components";
import { useFollowUpTexts } from "./follow-up-texts";

/** A text for the user to copy by hand, where the browser lets no program copy. */
export function TextToCopy({ text }: { readonly text: string }) {
  return (
    <Field label={useFollowUpTexts().copyByHand}>
      <Textarea
        readOnly
        value={text}
        rows={8}
        resize="vertical"
        // The whole text is meant: one Ctrl+C is left to the user.
        onFocus={(event) => event.currentTarget.select()}
      />
    </Field>
  );
}
