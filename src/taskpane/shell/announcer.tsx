import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useSnapshot } from "./pane-context";
import { useTexts } from "./texts";

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/**
 * The pane's one permanent live region: what is going on, for those who do not see it. It is there from the first view on;
 * a region that comes together with its words is not heard everywhere. What came of a fill has its own `status`.
 */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const { moves } = useSnapshot();
  const texts = useTexts();
  const [said, setSaid] = useState("");
  const announce = useCallback<Announce>((text) => {
    // The same words are heard again only where they differ: every other time a space that nobody hears stands behind them.
    setSaid((before) => (before === text && text !== "" ? `${text}\u00a0` : text));
  }, []);
  const seen = useRef(moves);
  useEffect(() => {
    // A pinned pane stands beside another mail now: what it shows has changed unasked.
    if (moves !== seen.current) announce(texts.otherMail);
    seen.current = moves;
  }, [moves, announce, texts]);
  return (
    <AnnounceContext.Provider value={announce}>
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
      {children}
    </AnnounceContext.Provider>
  );
}

/** Says something in the pane's live region, once. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** What stands where something is being fetched; it is said as well as shown. */
export function Loading() {
  const { loading, fetching } = useTexts();
  const announce = useAnnounce();
  useEffect(() => {
    announce(fetching);
    // What is there need not be waited for.
    return () => announce("");
  }, [announce, fetching]);
  return <p className="muted">{loading}</p>;
}
