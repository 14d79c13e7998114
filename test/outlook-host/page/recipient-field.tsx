/** One address field: what stands in it, and room to type. */
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useId, useState } from "react";
import { formatPerson, parseRecipients, type Recipient } from "../mailbox/recipient";

export interface RecipientFieldProps {
  readonly label: string;
  readonly recipients: readonly Recipient[];
  readonly onAdd: (recipients: readonly Recipient[]) => void;
  readonly onRemove: (recipient: Recipient) => void;
}

export function RecipientFieldRow({ label, recipients, onAdd, onRemove }: RecipientFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const commit = () => {
    if (typed.trim() !== "") onAdd(parseRecipients(typed));
    setTyped("");
  };
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        {label}
      </label>
      <div className="field__content">
        {recipients.map((recipient) => (
          <span
            key={formatPerson(recipient)}
            className={recipient.resolved ? "person" : "person person--unresolved"}
            title={recipient.resolved ? formatPerson(recipient) : `${recipient.name} er ikke en mailadresse`}
          >
            {recipient.name}
            <button
              type="button"
              className="person__remove"
              aria-label={`Fjern ${recipient.name}`}
              onClick={() => onRemove(recipient)}
            >
              <DismissRegular aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          className="field__input"
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === ";" || event.key === ",") {
              event.preventDefault();
              commit();
            }
            if (event.key === "Backspace" && typed === "") {
              const last = recipients.at(-1);
              if (last) onRemove(last);
            }
          }}
        />
      </div>
    </div>
  );
}
