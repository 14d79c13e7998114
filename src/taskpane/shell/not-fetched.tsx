import { Button } from "./button";
import { useTexts } from "./texts";

/** A part that did not come: what that means, and the way to try again. */
export function NotFetched({ said, onRetry }: { readonly said: string; readonly onRetry: () => void }) {
  const texts = useTexts();
  return (
    <div role="alert" className="notice">
      <p>{said}</p>
      <p>
        <Button size="small" onClick={onRetry}>
          {texts.tryAgain}
        </Button>
      </p>
    </div>
  );
}
