import type { PaneChannel } from "../app/ports/pane-channel";

/**
 * The channel between the panes of one mailbox in this browser. Chromium refuses `localStorage` to an embedded page where
 * third-party storage is blocked, but not a `BroadcastChannel` (seen in Chromium 156, November 2026).
 *
 * @param mailbox address of the mailbox, so that two mailboxes in one browser stay apart.
 * @returns null where the browser has no such channel, or refuses it.
 */
export function browserPaneChannel(mailbox: string): PaneChannel | null {
  try {
    const channel = new BroadcastChannel(`rutebestilling.state.${mailbox.trim().toLowerCase()}`);
    return {
      send(value) {
        channel.postMessage(value);
      },
      subscribe(listener) {
        const onMessage = (event: MessageEvent<unknown>) => listener(event.data);
        channel.addEventListener("message", onMessage);
        return () => {
          channel.removeEventListener("message", onMessage);
          channel.close();
        };
      },
    };
  } catch {
    return null;
  }
}
