import { useCallback, useState } from "react";
import type { Answer, Ask, Prompt } from "../steps/step";

/** A request that waits for its answer. */
export interface Asked {
  readonly prompt: Prompt;
  readonly answer: (answer: Answer) => void;
}

/** How the self-test asks the user. @returns what waits for an answer, null for nothing, and the way to ask */
export function usePrompt(): readonly [asked: Asked | null, ask: Ask] {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback<Ask>(
    (prompt) =>
      new Promise((resolve) => {
        const answer = (given: Answer) => {
          setAsked(null);
          resolve(given);
        };
        setAsked({ prompt, answer });
      }),
    [],
  );
  return [asked, ask];
}
