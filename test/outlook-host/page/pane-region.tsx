/** The task panes, 320 px wide: one is shown, the others wait with their draft. */
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { PinFilled, PinRegular } from "@fluentui/react-icons/svg/pin";
import { useCallback, useState } from "react";
import type { OutlookHost, PaneView } from "./outlook-host";
import { PANE_REGION_ID } from "./pane-focus";

// What Outlook on the web allows a pane. The clipboard is not delegated: add-ins have to do without navigator.clipboard.
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";

interface PaneFrameProps {
  readonly host: OutlookHost;
  readonly pane: PaneView;
  readonly isVisible: boolean;
}

function PaneFrame({ host, pane, isVisible }: PaneFrameProps) {
  const attach = useCallback((frame: HTMLIFrameElement | null) => host.attachFrame(pane.id, frame), [host, pane.id]);
  const { name, surfaces } = host.view.manifest;
  const button = surfaces[pane.surface];
  // A frame's policy is that of when it loaded.
  const [mayWriteClipboard] = useState(host.mailbox.behaviours["clipboard.allowed"]);
  return (
    <section className="pane" aria-label={name} hidden={!isVisible} data-pane={pane.id}>
      <header className="pane__head">
        <h2 className="pane__title">{name}</h2>
        {button?.canPin && (
          <button
            type="button"
            className="pane__button"
            aria-pressed={pane.isPinned}
            aria-label={pane.isPinned ? "Frigør panelet" : "Fastgør panelet"}
            title={pane.isPinned ? "Frigør panelet" : "Fastgør panelet, så det følger med til næste mail"}
            onClick={() => host.setPinned(pane.id, !pane.isPinned)}
          >
            {pane.isPinned ? <PinFilled aria-hidden /> : <PinRegular aria-hidden />}
          </button>
        )}
        <button
          type="button"
          className="pane__button"
          aria-label="Luk panelet"
          title="Luk panelet"
          onClick={() => host.closePane(pane.id)}
        >
          <DismissRegular aria-hidden />
        </button>
      </header>
      <iframe
        ref={attach}
        className="pane__frame"
        title={name}
        name={pane.windowName}
        src={pane.url}
        sandbox={SANDBOX}
        {...(mayWriteClipboard ? { allow: "clipboard-write" } : {})}
        data-pane-frame={pane.id}
      />
    </section>
  );
}

export function PaneRegion({ host }: { readonly host: OutlookHost }) {
  const visible = host.visiblePane;
  return (
    <aside id={PANE_REGION_ID} className="pane-region" hidden={visible === null} aria-label="Tilføjelsesprogrammer">
      {host.view.panes.map((pane) => (
        <PaneFrame key={pane.id} host={host} pane={pane} isVisible={pane.id === visible?.id} />
      ))}
    </aside>
  );
}
