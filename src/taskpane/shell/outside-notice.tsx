import { createContext, useContext } from "react";
import { Button } from "./button";
import { Notice } from "./notice";
import { useTexts } from "./texts";

/** Outlook's part of the pane did not come, though the pane is in Outlook. */
export interface BlockedOutlook {
  /** Hosts that did not answer; empty where Outlook itself did not. */
  readonly hosts: readonly string[];
  /** Whether they answer now: the pane works once it is reloaded. */
  readonly isReachable: boolean;
}

/** Null where the page is not in Outlook, or Outlook is there. */
export const BlockedOutlookContext = createContext<BlockedOutlook | null>(null);

/** Where the pane works without Outlook: whether that is meant to be, and what can be done here. */
export function OutsideNotice() {
  const blocked = useContext(BlockedOutlookContext);
  const texts = useTexts();
  if (blocked === null) {
    return (
      <Notice kind="info">
        <span className="strong">{texts.outside.title}</span>
        <span>{texts.outside.text}</span>
      </Notice>
    );
  }
  return (
    <Notice kind="fault" role="alert">
      <span className="strong">{texts.blocked.title}</span>
      <span>{blocked.isReachable ? texts.blocked.reachable : texts.blocked.text(blocked.hosts)}</span>
      {!blocked.isReachable && <span>{texts.blocked.meanwhile}</span>}
      <span>
        <Button size="small" onClick={() => window.location.reload()}>
          {blocked.isReachable ? texts.footer.reload : texts.tryAgain}
        </Button>
      </span>
    </Notice>
  );
}
