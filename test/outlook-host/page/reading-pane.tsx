/** A mail that is being read. */
import type { Mail } from "../mailbox/mail-item";
import { formatPerson, type Person } from "../mailbox/recipient";
import { AttachmentList } from "./attachment-list";
import { NotificationBar } from "./notification-bar";
import type { OutlookHost } from "./outlook-host";
import { ITEM_FOCUS_ATTRIBUTE } from "./pane-focus";
import { initialsOf } from "./top-bar";

const READING_DATE = new Intl.DateTimeFormat("da-DK", {
  dateStyle: "full",
  timeStyle: "short",
  timeZone: "Europe/Copenhagen",
});

const people = (list: readonly Person[]): string => list.map(formatPerson).join("; ");

export function ReadingPane({ host, mail }: { readonly host: OutlookHost; readonly mail: Mail }) {
  return (
    <article className="reading" tabIndex={-1} {...{ [ITEM_FOCUS_ATTRIBUTE]: "" }}>
      <h2 className="reading__subject">{mail.subject || "(intet emne)"}</h2>
      <NotificationBar host={host} itemId={mail.id} notifications={mail.notifications} />
      <div className="reading__head">
        <span className="reading__initials" aria-hidden>
          {initialsOf(mail.from.name)}
        </span>
        <div className="reading__people">
          <p className="reading__from">{formatPerson(mail.from)}</p>
          <p>Til: {people(mail.to)}</p>
          {mail.cc.length > 0 && <p>Cc: {people(mail.cc)}</p>}
        </div>
        <p className="reading__date">{READING_DATE.format(mail.date)}</p>
      </div>
      <AttachmentList attachments={mail.attachments} />
      {mail.emlFile !== null && <p className="reading__file">Gemt som {mail.emlFile}</p>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the mailbox holds only HTML that was sanitised when it was written */}
      <div className="reading__body" dangerouslySetInnerHTML={{ __html: mail.html }} />
    </article>
  );
}
