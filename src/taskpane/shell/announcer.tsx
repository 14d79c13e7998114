import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useSnapshot } from "./pane-context";
import { useTexts } from "./texts";

/** @returns takes it back, as long as it has not been said */
type Announce = (sentence: string) => () => void;

const AnnounceContext = createContext<Announce>(() => () => undefined);

/**
 * What the press itself has a screen reader say, such as where the focus is now, comes first: it would cut off a sentence
 * that it is in the middle of. What is over by then need not be said at all. Milliseconds.
 */
const WAITS = 600;
/**
 * How long a sentence stands in the region: long enough for a screen reader to take it up, as in Fluent's own announcer
 * (react-aria 9, `MESSAGE_DURATION`), and too short to be met a second time by whoever reads on. Milliseconds.
 */
const STANDS = 500;

/**
 * The pane's one permanent live region: what is going on, and what came of a press, for those who do not see it. It is
 * there from the first view on; a region that comes together with its words is not heard everywhere. Each sentence is an
 * element of its own: two that come at once are both heard, and the same one again is heard again. What came of filling
 * or checking a mail has a `status` of its own, and what cannot wait is an `alert`.
 */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const { moves } = useSnapshot();
  const texts = useTexts();
  const [said, setSaid] = useState<readonly { readonly id: number; readonly sentence: string }[]>([]);
  const count = useRef(0);
  const announce = useCallback<Announce>((sentence) => {
    count.current += 1;
    const id = count.current;
    const waiting = setTimeout(() => {
      setSaid((before) => [...before, { id, sentence }]);
      setTimeout(() => setSaid((before) => before.filter((one) => one.id !== id)), STANDS);
    }, WAITS);
    return () => clearTimeout(waiting);
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
        {said.map(({ id, sentence }) => (
          <span key={id}>{sentence}</span>
        ))}
      </div>
      {children}
    </AnnounceContext.Provider>
  );
}

/** Says something in the pane's live region, once. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** A sentence to show beside what was pressed, and what shows it, or takes it away, and says it. */
export function useSaid(): readonly [string | null, (sentence: string | null) => void] {
  const announce = useAnnounce();
  const [said, setSaid] = useState<string | null>(null);
  const say = useCallback(
    (sentence: string | null) => {
      setSaid(sentence);
      if (sentence !== null) announce(sentence);
    },
    [announce],
  );
  return [said, say];
}

/**
 * Says what is shown when it has become another, unless it is gone before it can be said. @param shown null for nothing
 * @param isKnown whether what is shown at first need not be said: the user has just asked for it
 */
export function useAnnounced(shown: string | null, isKnown = false): void {
  const announce = useAnnounce();
  const known = useRef(isKnown ? shown : null);
  useEffect(() => {
    if (shown === null || shown === known.current) return;
    known.current = null;
    return announce(shown);
  }, [shown, announce]);
}

/** A sentence that is said as well as shown, when it comes and when it becomes another. */
export function Announced({ sentence, className }: { readonly sentence: string; readonly className?: string }) {
  useAnnounced(sentence);
  return <p className={className}>{sentence}</p>;
}

/** Buttons within a `status`: what comes of pressing them is said by the pane's region, and does not have the whole read anew. */
export function Told({ children }: { readonly children: ReactNode }) {
  return (
    <div className="stack-tight" aria-live="off">
      {children}
    </div>
  );
}

/** What stands where something is being fetched; where that takes its time, it is said as well as shown. */
export function Loading() {
  const { loading, fetching } = useTexts();
  useAnnounced(fetching);
  return <p className="muted">{loading}</p>;
}
