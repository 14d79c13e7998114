/** What add-ins say above an item (notificationMessages). */
import type { Notification } from "../mailbox/mail-item";
import type { OutlookHost } from "./outlook-host";

export interface NotificationBarProps {
  readonly host: OutlookHost;
  readonly itemId: string;
  readonly notifications: readonly Notification[];
}

export function NotificationBar({ host, itemId, notifications }: NotificationBarProps) {
  return notifications.map((notification) => (
    <div key={notification.key} className={`message message--${notification.type}`} role="status">
      <span>{notification.message}</span>
      <button
        type="button"
        className="message__close"
        onClick={() =>
          host.mailbox.setExtras(itemId, {
            notifications: notifications.filter((other) => other.key !== notification.key),
          })
        }
      >
        Luk besked
      </button>
    </div>
  ));
}
