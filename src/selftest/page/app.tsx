import { useEffect, useRef, useState } from "react";
import { selftestDa } from "../../i18n/da/selftest";
import { countLines, nameParts } from "../describe-line";
import type { LeftPart } from "../report";
import type { RunResult } from "../run-probes";
import { ReportView } from "./report-view";

const texts = selftestDa;

/** What the page works with. */
export interface SelftestTools {
  /** Tries this Outlook. @param onProgress how many of the probes are over */
  run(onProgress: (done: number, of: number) => void): Promise<RunResult>;
}

type State =
  | { readonly kind: "ready" }
  | { readonly kind: "running"; readonly done: number; readonly of: number }
  | { readonly kind: "over"; readonly result: RunResult }
  | { readonly kind: "unexpected" };

/** The page that tries an Outlook. @param tools null where the page is not in Outlook */
export function App({ tools }: { readonly tools: SelftestTools | null }) {
  const [state, setState] = useState<State>({ kind: "ready" });
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.kind === "over" || state.kind === "unexpected") result.current?.focus();
  }, [state.kind]);

  async function begin(run: SelftestTools["run"]) {
    setState({ kind: "running", done: 0, of: 1 });
    try {
      const ended = await run((done, of) => setState({ kind: "running", done, of }));
      setState({ kind: "over", result: ended });
    } catch {
      setState({ kind: "unexpected" });
    }
  }

  return (
    <div className="pane">
      <header className="pane-head">
        <a className="selftest-back" href={`taskpane.html${window.location.search}${window.location.hash}`}>
          {texts.back}
        </a>
        <h1>{texts.title}</h1>
      </header>
      <main className="pane-main">
        {tools === null ? (
          <p className="notice">{texts.outside}</p>
        ) : (
          <>
            {state.kind === "ready" && <Introduction onBegin={() => void begin(tools.run)} />}
            {state.kind === "running" && <Progress done={state.done} of={state.of} />}
            <div className="stack" ref={result} tabIndex={-1}>
              {state.kind === "unexpected" && (
                <p className="notice" role="alert">
                  {texts.unexpected}
                </p>
              )}
              {state.kind === "over" && <Result result={state.result} />}
            </div>
            {(state.kind === "over" || state.kind === "unexpected") && (
              <div>
                <button type="button" className="button button-secondary" onClick={() => void begin(tools.run)}>
                  {texts.again}
                </button>
              </div>
            )}
          </>
        )}
      </main>
    </div>
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

function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  const said = texts.progress(done, of);
  return (
    <div className="stack">
      <p role="status">{said}</p>
      <progress className="selftest-progress" value={done} max={of} aria-label={said} />
      <p>{texts.leaveAlone}</p>
    </div>
  );
}

function Result({ result }: { readonly result: RunResult }) {
  if (result.kind === "not-begun") {
    return (
      <>
        <p className="notice" role="alert">
          {whyNotBegun(result)}
        </p>
        {result.report && <ReportView report={result.report} />}
      </>
    );
  }
  const { report } = result;
  const counts = countLines(report);
  const left = report.left.filter((part) => part !== "settings");
  return (
    <>
      <div className="notice" role={result.kind === "done" && left.length === 0 ? "status" : "alert"}>
        <p className="strong">{result.kind === "stopped" ? texts.stopped : texts.done(report.seconds)}</p>
        {result.kind === "done" && <p>{left.length === 0 ? texts.emptied : texts.left(nameParts(left))}</p>}
        {report.left.includes("settings") && <p>{texts.leftSettings}</p>}
      </div>
      <p>{texts.counts(counts["as-assumed"], counts.differs, counts["not-possible"])}</p>
      {counts.differs > 0 && <p>{texts.differsNote}</p>}
      <ReportView report={report} />
      {report.draft === "html" && <p>{texts.plainTextNote}</p>}
    </>
  );
}

function whyNotBegun({ look }: Extract<RunResult, { readonly kind: "not-begun" }>): string {
  const parts = look.kind === "not-empty" || look.kind === "unreadable" ? nameOnce(look.parts) : "";
  if (look.kind === "not-empty") return texts.notEmpty(parts);
  return look.kind === "unreadable" ? texts.unreadable(parts) : texts.noDraft;
}

const nameOnce = (parts: readonly LeftPart[]): string => nameParts([...new Set(parts)]);
