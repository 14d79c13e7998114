import { Component, type ReactNode } from "react";
import type { Texts } from "../../i18n/da/pane";

/** Keeps a fault in a view from leaving a blank pane (seen in Safari and Outlook): says so, and offers to reload. */
export class ErrorBoundary extends Component<
  { readonly texts: Texts["crash"]; readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    const { texts, children } = this.props;
    if (!this.state.crashed) return children;
    return (
      <div className="pane">
        <div className="pane-main" role="alert">
          <h1>{texts.title}</h1>
          <p>{texts.text}</p>
          <p>
            <button type="button" onClick={() => window.location.reload()}>
              {texts.reload}
            </button>
          </p>
        </div>
      </div>
    );
  }
}
