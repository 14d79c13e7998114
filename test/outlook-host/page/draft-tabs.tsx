/** The drafts that are open, one tab each, as at the bottom of Outlook on the web. */
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { folderName } from "./folder-list";
import type { OutlookHost } from "./outlook-host";

export function DraftTabs({ host }: { readonly host: OutlookHost }) {
  const { openDraftIds, activeDraftId, folder } = host.view;
  if (openDraftIds.length === 0) return null;
  return (
    <nav className="draft-tabs" aria-label="Åbne mails">
      <button
        type="button"
        className="draft-tab"
        aria-current={activeDraftId === null ? "page" : undefined}
        onClick={() => host.showDraft(null)}
      >
        {folderName(folder)}
      </button>
      {openDraftIds.map((id) => {
        const subject = host.mailbox.findDraft(id)?.subject || "(intet emne)";
        return (
          <span key={id} className="draft-tab__group">
            <button
              type="button"
              className="draft-tab"
              aria-current={activeDraftId === id ? "page" : undefined}
              onClick={() => host.showDraft(id)}
            >
              {subject}
            </button>
            <button
              type="button"
              className="draft-tab__close"
              aria-label={`Luk ${subject}`}
              title="Luk. Mailen ligger i Kladder"
              onClick={() => host.closeDraft(id)}
            >
              <DismissRegular aria-hidden />
            </button>
          </span>
        );
      })}
    </nav>
  );
}
