import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { IsoDate } from "../../domain/time/iso-date";
import { readWrittenDate, writeDateField } from "../../domain/time/written-date";
import { useTexts } from "./texts";

interface DateFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** The date that stands in the field; null for none. What the user types stands there as it is typed. */
  readonly value: IsoDate | null;
  /** What is wrong with the date; null for nothing. */
  readonly problem?: string | null;
  /** Called with what is typed: null where the field is empty or no date yet. */
  readonly onChange: (date: IsoDate | null) => void;
}

/** A date as people in Denmark write it. The browser's own date field follows the browser's language, not the pane's. */
export function DateField({ label, hint = "", isRequired = false, value, problem = null, onChange }: DateFieldProps) {
  const texts = useTexts().date;
  const [typed, setTyped] = useState<string | null>(null);
  const [wasLeft, setWasLeft] = useState(false);
  // Typed text stands as long as it says what the field holds; a value from elsewhere takes its place.
  const isTyped = typed !== null && (value === null || readWrittenDate(typed) === value);
  const shown = isTyped ? typed : value === null ? "" : writeDateField(value);
  const isNoDate = wasLeft && shown.trim() !== "" && readWrittenDate(shown) === null;
  const wrong = problem ?? (isNoDate ? texts.notADate : null);
  return (
    <Field
      label={label}
      required={isRequired}
      hint={value === null ? hint || texts.hint : `${texts.day(value)}${hint ? `. ${hint}` : ""}`}
      {...(wrong === null ? {} : { validationState: "error" as const, validationMessage: wrong })}
    >
      <Input
        value={shown}
        placeholder={texts.placeholder}
        autoComplete="off"
        onChange={(_, data) => {
          setTyped(data.value);
          setWasLeft(false);
          // A year of two digits may be half a year of four: it counts when the field is left.
          onChange(/\d{4}/.test(data.value) ? readWrittenDate(data.value) : null);
        }}
        onBlur={() => {
          setWasLeft(true);
          if (value === null) onChange(readWrittenDate(shown));
        }}
      />
    </Field>
  );
}
