import { Component, type ReactNode, Suspense } from "react";
import { useTexts } from "./texts";

interface LazyViewProps {
  /** Shown while the view is being fetched. */
  readonly placeholder?: ReactNode;
  readonly children: ReactNode;
}

/** A view that is fetched when it is first shown. What cannot be fetched is said, and does not take the pane with it. */
export function LazyView({ placeholder, children }: LazyViewProps) {
  const texts = useTexts();
  return (
    <FetchBoundary failed={texts.fetchFailed}>
      <Suspense fallback={placeholder ?? <p className="muted">{texts.loading}</p>}>{children}</Suspense>
    </FetchBoundary>
  );
}

class FetchBoundary extends Component<
  { readonly failed: string; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <p role="alert">{this.props.failed}</p> : this.props.children;
  }
}
