/** A mail that is being written. */
import { useId } from "react";
import type { Draft } from "../mailbox/mail-item";
import { formatPerson, type RecipientField } from "../mailbox/recipient";
import { AttachmentList } from "./attachment-list";
import { BodyEditor } from "./body-editor";
import { NotificationBar } from "./notification-bar";
import type { OutlookHost } from "./outlook-host";
import { RecipientFieldRow } from "./recipient-field";

const FIELDS: readonly { readonly field: RecipientField; readonly label: string }[] = [
  { field: "to", label: "Til" },
  { field: "cc", label: "Cc" },
  { field: "bcc", label: "Bcc" },
];

export function ComposeForm({ host, draft }: { readonly host: OutlookHost; readonly draft: Draft }) {
  const subjectId = useId();
  const { mailbox } = host;
  return (
    <section className="compose" aria-label="Mail, der skrives">
      <NotificationBar host={host} itemId={draft.id} notifications={draft.notifications} />
      <div className="field">
        <span className="field__label">Fra</span>
        <span className="field__fixed">{formatPerson(draft.from)}</span>
        <span className="compose__state">
          {draft.itemId !== null && !draft.isDirty ? "Gemt som kladde" : "Ikke gemt"}
        </span>
      </div>
      {FIELDS.map(({ field, label }) => (
        <RecipientFieldRow
          key={field}
          label={label}
          recipients={draft.recipients[field]}
          onAdd={(added) => mailbox.addRecipients(draft.id, field, added)}
          onRemove={(removed) =>
            mailbox.setRecipients(
              draft.id,
              field,
              draft.recipients[field].filter((other) => other !== removed),
            )
          }
        />
      ))}
      <div className="field">
        <label htmlFor={subjectId} className="field__label">
          Emne
        </label>
        <input
          id={subjectId}
          className="field__input field__input--subject"
          value={draft.subject}
          autoComplete="off"
          onChange={(event) => mailbox.setSubject(draft.id, event.target.value)}
        />
      </div>
      <AttachmentList
        attachments={draft.attachments}
        onRemove={(attachmentId) => mailbox.removeAttachment(draft.id, attachmentId)}
      />
      <BodyEditor host={host} draft={draft} />
    </section>
  );
}
