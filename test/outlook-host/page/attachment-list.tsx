/** The files of a mail or a draft: open, and of a draft remove. */
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { type Attachment, decodeBase64 } from "../mailbox/attachment";

const NUMBER = new Intl.NumberFormat("da-DK", { maximumFractionDigits: 0 });

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 1024 * 1024) return `${NUMBER.format(bytes / 1024)} KB`;
  return `${NUMBER.format(bytes / 1024 / 1024)} MB`;
}

function download(attachment: Attachment): void {
  const url = URL.createObjectURL(new Blob([decodeBase64(attachment.base64)], { type: attachment.contentType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = attachment.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  /** Without it the files stay. */
  readonly onRemove?: (attachmentId: string) => void;
}

export function AttachmentList({ attachments, onRemove }: AttachmentListProps) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Bilag">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="attachment">
          <button
            type="button"
            className="attachment__open"
            title={`Hent ${attachment.name}`}
            onClick={() => download(attachment)}
          >
            <DocumentRegular aria-hidden />
            <span className="attachment__name">{attachment.name}</span>
            <span className="attachment__size">{formatSize(attachment.size)}</span>
          </button>
          {onRemove && (
            <button
              type="button"
              className="attachment__remove"
              aria-label={`Fjern ${attachment.name}`}
              onClick={() => onRemove(attachment.id)}
            >
              <DismissRegular aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
