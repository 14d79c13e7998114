import { useCallback, useEffect, useRef, useState } from "react";
import { selftestDa } from "../../i18n/da/selftest";
import { countLines, describeLines, GROUPS, nameParts } from "../describe-line";
import type { Report } from "../report";
import type { RunResult } from "../run-probes";
import type { StepsResult } from "../run-steps";
import type { Ask } from "../steps/step";
import { type AnswerTools, AnswerView } from "./answer-view";
import { PromptView } from "./prompt-view";
import { ReportView } from "./report-view";
import { usePrompt } from "./use-prompt";
import { whyNotBegun } from "./why-not-begun";

const texts = selftestDa;

/** What the page works with. */
export interface SelftestTools extends AnswerTools {
  /** Tries this Outlook. @param onProgress how many of the probes are over */
  run(ask: Ask, onProgress: (done: number, of: number) => void): Promise<RunResult>;
  /** Tries what takes the user's help. */
  runSteps(report: Report, ask: Ask): Promise<StepsResult>;
  /** Loads the page again, with that report. */
  reload(report: Report): void;
  /** The report that the page was loaded again with; null where it was not. */
  readonly kept: Report | null;
  /** Goes on with it. */
  finish(report: Report): Promise<StepsResult>;
}

/** How a run ended, with help or without. */
type Ended =
  | { readonly kind: "run"; readonly result: RunResult }
  /** @param before the report without them, for where they were not begun */
  | { readonly kind: "steps"; readonly result: Exclude<StepsResult, { kind: "reload" }>; readonly before: Report };

type State =
  | { readonly kind: "ready" }
  | { readonly kind: "running"; readonly progress: { readonly done: number; readonly of: number } | null }
  | { readonly kind: "over"; readonly ended: Ended }
  | { readonly kind: "unexpected" };

/** The page that tries an Outlook. @param tools null where the page is not in Outlook */
export function App({ tools }: { readonly tools: SelftestTools | null }) {
  return (
    <div className="pane">
      <header className="pane-head">
        <a className="selftest-back" href={`taskpane.html${window.location.search}${window.location.hash}`}>
          {texts.back}
        </a>
        <h1>{texts.title}</h1>
      </header>
      <main className="pane-main">
        {tools === null ? <p className="notice">{texts.outside}</p> : <Selftest tools={tools} />}
      </main>
    </div>
  );
}

function Selftest({ tools }: { readonly tools: SelftestTools }) {
  const [state, setState] = useState<State>({ kind: "ready" });
  const [asked, ask] = usePrompt();
  const result = useRef<HTMLDivElement>(null);
  const isOver = state.kind === "over" || state.kind === "unexpected";
  useEffect(() => {
    if (isOver) result.current?.focus();
  }, [isOver]);

  const work = useCallback(async (task: () => Promise<Ended | null>) => {
    setState({ kind: "running", progress: null });
    try {
      const ended = await task();
      setState(ended ? { kind: "over", ended } : { kind: "ready" });
    } catch {
      setState({ kind: "unexpected" });
    }
  }, []);

  const run = () =>
    work(async () => {
      const onProgress = (done: number, of: number) => setState({ kind: "running", progress: { done, of } });
      return { kind: "run", result: await tools.run(ask, onProgress) };
    });

  const help = (before: Report) =>
    work(async () => {
      const steps = await tools.runSteps(before, ask);
      if (steps.kind !== "reload") return { kind: "steps", result: steps, before };
      tools.reload(steps.report);
      // The page is on its way out.
      return new Promise<never>(() => undefined);
    });

  useEffect(() => {
    const { kept } = tools;
    if (kept === null) return;
    void work(async () => {
      const steps = await tools.finish(kept);
      return steps.kind === "done" || steps.kind === "stopped" ? { kind: "steps", result: steps, before: kept } : null;
    });
  }, [tools, work]);

  return (
    <>
      {state.kind === "ready" && <Introduction onBegin={() => void run()} />}
      {asked && <PromptView asked={asked} />}
      {state.kind === "running" && !asked && <Progress progress={state.progress} />}
      <div className="stack" ref={result} tabIndex={-1}>
        {state.kind === "unexpected" && (
          <p className="notice" role="alert">
            {texts.unexpected}
          </p>
        )}
        {state.kind === "over" && <Result ended={state.ended} tools={tools} onHelp={(report) => void help(report)} />}
      </div>
      {isOver && (
        <div>
          <button type="button" className="button button-secondary" onClick={() => void run()}>
            {texts.again}
          </button>
        </div>
      )}
    </>
  );
}

/** Says what will be done, before anything is. */
function Introduction({ onBegin }: { readonly onBegin: () => void }) {
  return (
    <div className="stack">
      <p>{texts.intro}</p>
      <p>{texts.what}</p>
      <ul className="selftest-steps">
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p>{texts.privacy}</p>
      <div>
        <button type="button" className="button button-primary" onClick={onBegin}>
          {texts.begin}
        </button>
      </div>
    </div>
  );
}

/** @param progress null where it cannot be counted */
function Progress({ progress }: { readonly progress: { readonly done: number; readonly of: number } | null }) {
  const said = progress ? texts.progress(progress.done, progress.of) : texts.help.working;
  return (
    <div className="stack">
      <p role="status">{said}</p>
      <progress
        className="selftest-progress"
        {...(progress && { value: progress.done, max: progress.of })}
        aria-label={said}
      />
      <p>{texts.leaveAlone}</p>
    </div>
  );
}

interface HowItEndedProps {
  readonly isDone: boolean;
  /** The user has helped. */
  readonly isHelped: boolean;
  readonly report: Report;
}

/** Whether all was tried, and what of it is left in the draft. */
function HowItEnded({ isDone, isHelped, report }: HowItEndedProps) {
  const left = report.left.filter((part) => part !== "settings");
  const ended = isHelped ? texts.help.over : texts.done(report.seconds);
  return (
    <div className="notice" role={isDone && left.length === 0 ? "status" : "alert"}>
      <p className="strong">{isDone ? ended : texts.stopped}</p>
      {isDone && <p>{left.length === 0 ? texts.emptied : texts.left(nameParts(left))}</p>}
      {report.left.includes("settings") && <p>{texts.leftSettings}</p>}
    </div>
  );
}

function OfferHelp({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <section className="stack" aria-labelledby="selftest-help">
      <h2 id="selftest-help">{texts.help.title}</h2>
      <p>{texts.help.intro}</p>
      <p>{texts.help.privacy}</p>
      <div>
        <button type="button" className="button button-secondary" onClick={onHelp}>
          {texts.help.begin}
        </button>
      </div>
    </section>
  );
}

interface ResultProps {
  readonly ended: Ended;
  readonly tools: AnswerTools;
  readonly onHelp: (report: Report) => void;
}

function Result({ ended, tools, onHelp }: ResultProps) {
  const { result } = ended;
  if (result.kind === "not-begun") {
    const report = ended.kind === "run" ? ended.result.kind === "not-begun" && ended.result.report : ended.before;
    return (
      <>
        <p className="notice" role="alert">
          {whyNotBegun(result.look)}
        </p>
        {report && <ReportView report={report} />}
      </>
    );
  }
  const { report } = result;
  const lines = GROUPS.flatMap((group) => describeLines(group, report));
  const isInNewMail = report.draft === "html" || report.draft === "text";
  const isHelped = ended.kind === "steps";
  return (
    <>
      <HowItEnded isDone={result.kind === "done"} isHelped={isHelped} report={report} />
      <p>{countLines(lines)}</p>
      {lines.some(({ status }) => status === "differs") && <p>{texts.differsNote}</p>}
      {isInNewMail && !isHelped && result.kind === "done" && <OfferHelp onHelp={() => onHelp(report)} />}
      <ReportView report={report} />
      {isInNewMail && isHelped && result.kind === "done" && <AnswerView tools={tools} />}
      {report.draft === "html" && <p>{texts.plainTextNote}</p>}
    </>
  );
}
