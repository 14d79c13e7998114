/** The mails or drafts of the folder. */
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { htmlToText } from "../mailbox/html-text";
import type { Draft, Mail } from "../mailbox/mail-item";
import { formatPerson } from "../mailbox/recipient";
import { folderName } from "./folder-list";
import type { OutlookHost } from "./outlook-host";

const LIST_DATE = new Intl.DateTimeFormat("da-DK", { day: "numeric", month: "short", year: "numeric" });
const PREVIEW_LENGTH = 90;

interface RowProps {
  readonly who: string;
  readonly subject: string;
  readonly preview: string;
  readonly date: string;
  readonly hasFiles: boolean;
  readonly isUnread: boolean;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function Row({ who, subject, preview, date, hasFiles, isUnread, isCurrent, onOpen }: RowProps) {
  const className = isUnread ? "mail-row mail-row--unread" : "mail-row";
  return (
    <li>
      <button type="button" className={className} aria-current={isCurrent ? "true" : undefined} onClick={onOpen}>
        <span className="mail-row__who">{who}</span>
        {hasFiles && <AttachRegular className="mail-row__clip" aria-label="Har bilag" />}
        <span className="mail-row__subject">{subject || "(intet emne)"}</span>
        <span className="mail-row__date">{date}</span>
        <span className="mail-row__preview">{preview}</span>
      </button>
    </li>
  );
}

const preview = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, PREVIEW_LENGTH);

function DraftRow({ host, draft }: { readonly host: OutlookHost; readonly draft: Draft }) {
  return (
    <Row
      who={draft.recipients.to.map((person) => person.name).join("; ") || "(ingen modtagere)"}
      subject={draft.subject}
      preview={preview(draft.bodyType === "html" ? htmlToText(draft.body) : draft.body)}
      date={draft.itemId === null ? "Ikke gemt" : "Kladde"}
      hasFiles={draft.attachments.length > 0}
      isUnread={false}
      isCurrent={host.view.activeDraftId === draft.id}
      onOpen={() => host.showDraft(draft.id)}
    />
  );
}

function MailRow({ host, mail }: { readonly host: OutlookHost; readonly mail: Mail }) {
  const isIncoming = mail.folder === "inbox";
  return (
    <Row
      who={
        isIncoming ? mail.from.name : `Til: ${mail.to.map((person) => person.name || formatPerson(person)).join("; ")}`
      }
      subject={mail.subject}
      preview={preview(htmlToText(mail.html))}
      date={LIST_DATE.format(mail.date)}
      hasFiles={mail.attachments.length > 0}
      isUnread={!mail.isRead}
      isCurrent={host.view.activeDraftId === null && host.view.selectedMailId === mail.id}
      onOpen={() => host.selectMail(mail.id)}
    />
  );
}

export function MailList({ host }: { readonly host: OutlookHost }) {
  const { folder } = host.view;
  const mails = host.mailbox.mails.filter((mail) => mail.folder === folder);
  const isEmpty = folder === "drafts" ? host.mailbox.drafts.length === 0 : mails.length === 0;
  return (
    <section className="mail-list" aria-label={`Mails i ${folderName(folder)}`}>
      <h2 className="mail-list__title">{folderName(folder)}</h2>
      {isEmpty && <p className="mail-list__empty">Her er ingen mails.</p>}
      <ul>
        {folder === "drafts"
          ? host.mailbox.drafts.map((draft) => <DraftRow key={draft.id} host={host} draft={draft} />)
          : mails.map((mail) => <MailRow key={mail.id} host={host} mail={mail} />)}
      </ul>
    </section>
  );
}
