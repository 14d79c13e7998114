import { Field, Input, Select } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/headless/svg/checkmark-circle";
import { WarningRegular } from "@fluentui/react-icons/headless/svg/warning";
import { useEffect, useRef, useState } from "react";
import { openOrder } from "../../app/pane/open-order";
import { planAll } from "../../app/pane/plan-all";
import {
  buildHistory,
  cellText,
  countHistory,
  filterHistory,
  HISTORY_COLUMNS,
  type HistoryColumn,
  type HistoryRow,
  type HistoryStatus,
  sortHistory,
  writeHistoryCsv,
} from "../../domain/follow-up/history";
import { isInstant } from "../../domain/time/instant";
import { isIsoDate } from "../../domain/time/iso-date";
import type { FollowUpTexts } from "../../i18n/da/follow-up";
import { useAnnounced } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";

/** What a card of the narrow view shows; the file has all columns. */
const SORTABLE: readonly HistoryColumn[] = ["status", "due", "municipality", "system", "filled"];
const STATUSES: readonly HistoryStatus[] = ["late", "open", "done"];

/** All orders of all municipalities that the user works for: what is open, what is late, what is done. */
export function HistoryView({ onBack }: { readonly onBack: () => void }) {
  const pane = usePane();
  const snapshot = useSnapshot();
  const { today, campaigns, kept } = snapshot;
  const { history: texts, settings } = useFollowUpTexts();
  const headRef = useRef<HTMLDivElement>(null);
  // The button that led here is gone: the keyboard goes on from the first that is here. Not from the heading: from an
  // element that is in no tab order, Fluent's Tabster takes the next Tab out of the pane.
  useEffect(() => headRef.current?.querySelector("button")?.focus(), []);
  const [text, setText] = useState("");
  const [status, setStatus] = useState<HistoryStatus | "">("");
  const [campaignId, setCampaignId] = useState("");
  const [column, setColumn] = useState<HistoryColumn>("status");
  const [isAscending, setIsAscending] = useState(true);

  const all = buildHistory({ log: kept.state.orders, planned: planAll(snapshot), campaigns, today });
  const shown = sortHistory(
    filterHistory(all, {
      text,
      status: status === "" ? null : status,
      campaignId: campaignId === "" ? null : campaignId,
    }),
    column,
    isAscending ? "ascending" : "descending",
  );

  const counts = texts.counts(countHistory(shown));
  useAnnounced(counts, true);
  useAnnounced(texts.sortedBy(texts.columns[column], isAscending), true);

  return (
    <>
      <div className="row-spread" ref={headRef}>
        <h2>{texts.title}</h2>
        <Button appearance="transparent" className="inline-button" onClick={onBack}>
          {texts.back}
        </Button>
      </div>
      {kept.compacted.length > 0 && (
        <p className="notice">{settings.compacted(kept.compacted.length, kept.hasReplica)}</p>
      )}
      {!kept.hasReplica && <p className="small muted">{settings.noReplica}</p>}
      <p>{counts}</p>
      <Field label={texts.search}>
        <Input type="search" value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
      <div className="two-columns">
        <Field label={texts.columns.status}>
          <Select value={status} onChange={(_, data) => setStatus(data.value as HistoryStatus | "")}>
            <option value="">{texts.allStatuses}</option>
            {STATUSES.map((name) => (
              <option key={name} value={name}>
                {texts.status[name]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={texts.sort}>
          <Select value={column} onChange={(_, data) => setColumn(data.value as HistoryColumn)}>
            {SORTABLE.map((name) => (
              <option key={name} value={name}>
                {texts.columns[name]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {campaigns.length > 1 && (
        <Field label={texts.columns.campaign}>
          <Select value={campaignId} onChange={(_, data) => setCampaignId(data.value)}>
            <option value="">{texts.allCampaigns}</option>
            {campaigns.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="row">
        <Button size="small" aria-pressed={!isAscending} onClick={() => setIsAscending(!isAscending)}>
          {texts.reverse}
        </Button>
        <Button
          size="small"
          disabled={shown.length === 0}
          onClick={() =>
            offerFile({
              name: texts.fileName(today),
              type: "text/csv;charset=utf-8",
              content: writeHistoryCsv(shown, texts),
            })
          }
        >
          {texts.export}
        </Button>
      </div>
      {shown.length === 0 && <p className="muted">{all.length === 0 ? texts.empty : texts.noMatch}</p>}
      <ul className="plain-list cards" aria-label={texts.rowsLabel}>
        {shown.map((row) => (
          <li key={row.reference}>
            <Row
              row={row}
              onOpen={() => {
                openOrder(pane, row.municipalityCode, row.campaignId);
                onBack();
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A cell as a person reads it; the file has dates that a spreadsheet reads. */
function readCell(row: HistoryRow, column: HistoryColumn, texts: FollowUpTexts["history"]): string {
  const value = row[column];
  if (isInstant(value)) return texts.moment(value);
  if (typeof value === "string" && isIsoDate(value)) return texts.date(value);
  return cellText(row, column, texts);
}

function Row({ row, onOpen }: { readonly row: HistoryRow; readonly onOpen: () => void }) {
  const texts = useFollowUpTexts().history;
  const facts = HISTORY_COLUMNS.filter((name) =>
    ["due", "filled", "sent", "confirmed", "promised", "ready"].includes(name),
  )
    .map((name) => [name, readCell(row, name, texts)] as const)
    .filter(([, value]) => value !== "");
  return (
    <article className="card">
      <div className="card-title">
        <h3>{row.municipality}</h3>
        <span className="muted">
          {row.system || row.reference} – {cellText(row, "roles", texts)}
        </span>
        <span className="state-line small">
          {row.status === "late" && <WarningRegular className="icon-warning" aria-hidden />}
          {row.status === "done" && <CheckmarkCircleRegular className="icon-good" aria-hidden />}
          {texts.status[row.status]}: {texts.state[row.state]}
        </span>
      </div>
      <dl className="facts small">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{texts.columns[name]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <Button size="small" onClick={onOpen}>
          {texts.open(row.reference)}
        </Button>
      </div>
    </article>
  );
}
