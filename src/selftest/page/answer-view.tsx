import { useState } from "react";
import { selftestDa } from "../../i18n/da/selftest";
import { nameParts } from "../describe-line";
import type { LeftPart } from "../report";
import type { TestMail } from "../run-answer";
import { whyNotBegun } from "./why-not-begun";

const texts = selftestDa;

/** What the mail that is answered is made ready with. */
export interface AnswerTools {
  writeTestMail(): Promise<TestMail>;
  /** Takes out again what was written. @returns what is left */
  clearTestMail(): Promise<readonly LeftPart[]>;
}

type State =
  | { readonly kind: "offered"; readonly said: string }
  | { readonly kind: "working" }
  | { readonly kind: "ready" };

const OFFERED: State = { kind: "offered", said: "" };

/** The way into an answer: a mail that the user sends to themselves. */
export function AnswerView({ tools }: { readonly tools: AnswerTools }) {
  const [state, setState] = useState<State>(OFFERED);
  const work = async (task: () => Promise<State>) => {
    setState({ kind: "working" });
    setState(await task().catch((): State => ({ kind: "offered", said: texts.unexpected })));
  };
  const prepare = () =>
    work(async () => {
      const mail = await tools.writeTestMail();
      return mail.kind === "ready" ? { kind: "ready" } : { kind: "offered", said: whyNotBegun(mail.look) };
    });
  const undo = () =>
    work(async () => {
      const left = (await tools.clearTestMail()).filter((part) => part !== "settings");
      return { kind: "offered", said: left.length === 0 ? texts.emptied : texts.left(nameParts(left)) };
    });
  return (
    <section className="stack" aria-labelledby="selftest-answer">
      <h2 id="selftest-answer">{texts.answer.title}</h2>
      <p>{texts.answer.intro}</p>
      {state.kind === "ready" ? (
        <>
          <p role="status">{texts.answer.ready}</p>
          <ol className="selftest-steps">
            {texts.answer.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <div>
            <button type="button" className="button button-secondary" onClick={() => void undo()}>
              {texts.answer.undo}
            </button>
          </div>
        </>
      ) : (
        <>
          <div>
            <button
              type="button"
              className="button button-secondary"
              disabled={state.kind === "working"}
              onClick={() => void prepare()}
            >
              {texts.answer.prepare}
            </button>
          </div>
          <p role="status">{state.kind === "offered" ? state.said : texts.help.working}</p>
        </>
      )}
    </section>
  );
}
