import { useState } from "react";
import { Button } from "../shell/button";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { useTexts } from "../shell/texts";

const TakeOver = lazyFluentPart(async () => (await import(/* webpackChunkName: "take-over" */ "./take-over")).TakeOver);

/** The way to what a colleague has handed over. */
export function TakeOverLine() {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) {
    return (
      <LazyView>
        <TakeOver onDone={() => setIsOpen(false)} />
      </LazyView>
    );
  }
  return (
    <p>
      <Button appearance="transparent" className="inline-button" onClick={() => setIsOpen(true)}>
        {texts.takeOver}
      </Button>
    </p>
  );
}
