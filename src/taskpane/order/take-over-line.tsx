import { Button } from "../shell/button";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { useTexts } from "../shell/texts";

const TakeOver = lazyFluentPart(async () => (await import(/* webpackChunkName: "take-over" */ "./take-over")).TakeOver);

interface TakeOverLineProps {
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** The way to what a colleague has handed over. */
export function TakeOverLine({ isOpen, onToggle }: TakeOverLineProps) {
  const texts = useTexts();
  if (isOpen) {
    return (
      <LazyView>
        <TakeOver onDone={() => onToggle(false)} />
      </LazyView>
    );
  }
  return (
    <p>
      <Button appearance="transparent" className="inline-button" onClick={() => onToggle(true)}>
        {texts.takeOver}
      </Button>
    </p>
  );
}
