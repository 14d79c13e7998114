import { useEffect, useId, useRef } from "react";
import { selftestDa } from "../../i18n/da/selftest";
import type { Prompt, Request } from "../steps/step";
import type { Asked } from "./use-prompt";

const texts = selftestDa.help;

/** Those that are answered by looking. All others are something to do. */
const QUESTIONS: readonly Request[] = ["directory-name", "field-limit", "quote-there", "quote-still-there"];

function titleOf({ place, request }: Prompt): string {
  if (place) return texts.step(place.step, place.of);
  return QUESTIONS.includes(request) ? texts.question : texts.title;
}

/** One thing that the user does, or looks at, and the answer. */
export function PromptView({ asked: { prompt, answer } }: { readonly asked: Asked }) {
  const { request, count } = prompt;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // Each request is read aloud: it comes where the user has been waiting.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next request is another one
  useEffect(() => heading.current?.focus(), [prompt]);
  const isQuestion = QUESTIONS.includes(request);
  return (
    <section className="selftest-prompt" aria-labelledby={`${id}-title ${id}-text`}>
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {titleOf(prompt)}
      </h2>
      <p id={`${id}-text`}>{texts.requests[request](count ?? 0)}</p>
      <div className="row">
        <button type="button" className="button button-primary" onClick={() => answer("yes")}>
          {isQuestion ? texts.yes : request === "reload" ? texts.reload : texts.done}
        </button>
        {isQuestion && (
          <button type="button" className="button button-secondary" onClick={() => answer("no")}>
            {texts.no}
          </button>
        )}
        <button type="button" className="button button-secondary" onClick={() => answer("skip")}>
          {request === "back" ? texts.stop : texts.skip}
        </button>
      </div>
    </section>
  );
}
