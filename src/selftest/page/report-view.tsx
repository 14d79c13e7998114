import { useId, useRef, useState } from "react";
import { selftestDa } from "../../i18n/da/selftest";
import { countLines, type DescribedLine, describeLines, GROUPS } from "../describe-line";
import type { Report } from "../report";
import { useSavedFile } from "./use-saved-file";

const texts = selftestDa;

/** A sign beside the words, for the eye that runs down the list. */
const SIGNS = { "as-assumed": "✓", differs: "≠", "not-possible": "–", "not-tried": "○" } as const;

/** The report as a person reads it, and as a text to send. */
export function ReportView({ report }: { readonly report: Report }) {
  const { program, platform, build } = report.outlook;
  const groups = GROUPS.map((group) => ({ group, lines: describeLines(group, report) })).filter(
    ({ lines }) => lines.length > 0,
  );
  return (
    <section className="stack" aria-labelledby="selftest-report">
      <h2 id="selftest-report">{texts.report}</h2>
      <p>{texts.outlook(program, platform, build)}</p>
      {groups.map(({ group, lines }, index) => (
        <Group key={group} isFirst={index === 0} title={texts.groups[group]} lines={lines} />
      ))}
      <ReportText report={report} />
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lines: readonly DescribedLine[];
  /** The whole order: what it says is shown at once. */
  readonly isFirst: boolean;
}

function Group({ title, lines, isFirst }: GroupProps) {
  return (
    <details className="selftest-group" open={isFirst || lines.some(({ status }) => status === "differs")}>
      <summary>
        <h3>{title}</h3>
        <span className="small">{countLines(lines)}</span>
      </summary>
      <ul className="selftest-lines">
        {lines.map((line) => (
          <li key={line.name} className={`selftest-line selftest-${line.status}`}>
            <span className="selftest-sign" aria-hidden>
              {SIGNS[line.status]}
            </span>
            <span>
              {line.title}: <span className="strong">{line.text}</span>
              <span className={line.status === "as-assumed" ? "visually-hidden" : "selftest-status"}>
                {texts.status[line.status]}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ReportText({ report }: { readonly report: Report }) {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [said, setSaid] = useState("");
  const file = useSavedFile(text);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(texts.copied);
    } catch {
      // Outlook's frame does not always have the clipboard: the older way, of the text that is shown.
      field.current?.select();
      setSaid(document.execCommand("copy") ? texts.copied : texts.notCopied);
    }
  }

  return (
    <div className="stack">
      <p>{texts.send}</p>
      <div className="row">
        <button type="button" className="button button-primary" onClick={() => void copy()}>
          {texts.copy}
        </button>
        <a className="button button-secondary" href={file} download={fileNameOf(report)}>
          {texts.save}
        </a>
        <span aria-live="polite">{said}</span>
      </div>
      <label className="selftest-field" htmlFor={id}>
        {texts.reportField}
        <textarea
          id={id}
          ref={field}
          readOnly
          rows={6}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
    </div>
  );
}

/** One name for each report of a day, so that none takes another's place. */
const fileNameOf = ({ date, draft }: Report): string =>
  `rutebestilling-afproevning-${date}${draft === "html" ? "" : `-${draft}`}.json`;
