import { useState } from "react";
import { askForDate } from "../../app/pane/ask-for-date";
import type { IsoDate } from "../../domain/time/iso-date";
import { DateField } from "../shell/date-field";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

/** The date that the user asks for when the campaign's own has passed. */
export function WantedDate() {
  const pane = usePane();
  const { today, wantedDate } = useSnapshot();
  const texts = useTexts().orders;
  const [typed, setTyped] = useState(wantedDate);

  function change(date: IsoDate | null) {
    setTyped(date);
    askForDate(pane, date !== null && date >= today ? date : null);
  }

  return (
    <DateField
      label={texts.wantedDate}
      hint={texts.wantedDateHint}
      value={typed}
      problem={typed !== null && typed < today ? texts.wantedDatePast : null}
      onChange={change}
    />
  );
}
