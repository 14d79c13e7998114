/** The folders. */
import { DraftsRegular } from "@fluentui/react-icons/svg/drafts";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { SendClockRegular } from "@fluentui/react-icons/svg/send-clock";
import type { ReactNode } from "react";
import type { FolderView, OutlookHost } from "./outlook-host";

const FOLDERS: readonly { readonly id: FolderView; readonly name: string; readonly icon: ReactNode }[] = [
  { id: "inbox", name: "Indbakke", icon: <MailInboxRegular aria-hidden /> },
  { id: "drafts", name: "Kladder", icon: <DraftsRegular aria-hidden /> },
  { id: "outbox", name: "Udbakke", icon: <SendClockRegular aria-hidden /> },
  { id: "sent", name: "Sendt post", icon: <SendRegular aria-hidden /> },
];

export const folderName = (folder: FolderView): string => FOLDERS.find((entry) => entry.id === folder)?.name ?? "";

export function FolderList({ host }: { readonly host: OutlookHost }) {
  const { mails, drafts, owner } = host.mailbox;
  const count = (folder: FolderView): number => {
    if (folder === "drafts") return drafts.length;
    if (folder === "sent") return 0;
    return mails.filter((mail) => mail.folder === folder && (folder === "outbox" || !mail.isRead)).length;
  };
  return (
    <nav className="folders" aria-label="Mapper">
      <p className="folders__owner">{owner.address}</p>
      <ul>
        {FOLDERS.map(({ id, name, icon }) => {
          const isCurrent = host.view.folder === id;
          return (
            <li key={id}>
              <button
                type="button"
                className="folder"
                aria-current={isCurrent ? "page" : undefined}
                onClick={() => host.showFolder(id)}
              >
                {icon}
                <span className="folder__name">{name}</span>
                {count(id) > 0 && <span className="folder__count">{count(id)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
