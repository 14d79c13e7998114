import { Button } from "./button";
import { Notice } from "./notice";
import { useTexts } from "./texts";

/** A part that did not come: what that means, and the way to try again. */
export function NotFetched({ said, onRetry }: { readonly said: string; readonly onRetry: () => void }) {
  const texts = useTexts();
  return (
    <Notice kind="fault" role="alert">
      <p>{said}</p>
      <p>
        <Button size="small" onClick={onRetry}>
          {texts.tryAgain}
        </Button>
      </p>
    </Notice>
  );
}
