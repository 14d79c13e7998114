import { useSnapshot } from "./pane-context";
import { useTexts } from "./texts";

/** Tells a screen reader that a pinned pane stands beside another mail now: what it shows has changed unasked. */
export function OtherMail() {
  const { moves } = useSnapshot();
  const texts = useTexts();
  // The same words are told again only where they differ: every other time a space that nobody hears stands behind them.
  const said = moves === 0 ? "" : `${texts.otherMail}${moves % 2 === 0 ? "\u00a0" : ""}`;
  return (
    <div className="visually-hidden" aria-live="polite">
      {said}
    </div>
  );
}
