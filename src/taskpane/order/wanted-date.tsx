import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { askForDate } from "../../app/pane/ask-for-date";
import { isIsoDate } from "../../domain/time/iso-date";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

/** The date that the user asks for when the campaign's own has passed. */
export function WantedDate() {
  const pane = usePane();
  const { today, wantedDate } = useSnapshot();
  const texts = useTexts().orders;
  const [typed, setTyped] = useState(wantedDate ?? "");
  const isPast = isIsoDate(typed) && typed < today;

  function change(value: string) {
    setTyped(value);
    askForDate(pane, isIsoDate(value) && value >= today ? value : null);
  }

  return (
    <Field
      label={texts.wantedDate}
      hint={texts.wantedDateHint}
      {...(isPast ? { validationState: "error" as const, validationMessage: texts.wantedDatePast } : {})}
    >
      <Input type="date" min={today} value={typed} onChange={(_, data) => change(data.value)} />
    </Field>
  );
}
