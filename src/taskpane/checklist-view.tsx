import { Button, Checkbox } from "@fluentui/react-components";
import { lazy, useId, useState } from "react";
import { applyTick, buildChecklist, type ChecklistItem } from "../domain/checklist";
import { ticksOf } from "../domain/state-changes";
import { DeadlineLine } from "./deadline-line";
import { useFollowupTexts } from "./followup-texts";
import { LazyView } from "./lazy-view";
import { ReceiptActions } from "./receipt-actions";
import { useSession, useSnapshot } from "./session-context";
import { useTexts } from "./texts";

const HistoryView = lazy(async () => ({
  default: (await import(/* webpackChunkName: "history" */ "./history-view")).HistoryView,
}));

/** The view `Tjekliste`: the task's five steps, and its dates. */
export function ChecklistView() {
  const [showsHistory, setShowsHistory] = useState(false);
  if (showsHistory) {
    return (
      <LazyView>
        <HistoryView onBack={() => setShowsHistory(false)} />
      </LazyView>
    );
  }
  return <Checklist onOpenHistory={() => setShowsHistory(true)} />;
}

function Checklist({ onOpenHistory }: { readonly onOpenHistory: () => void }) {
  const session = useSession();
  const { campaign, orders, municipality, kept } = useSnapshot();
  const texts = useTexts();
  const followup = useFollowupTexts();
  const code = municipality?.code ?? "";
  const items = buildChecklist({
    campaign,
    orders,
    log: kept.state.orders,
    ticks: ticksOf(kept.state, campaign.id, code),
  });
  return (
    <>
      <DeadlineLine />
      {municipality === null && <p className="muted">{texts.municipality.choose}</p>}
      <h2>{texts.checklist.title}</h2>
      <ol className="steps">
        {items.map((item) => (
          <Step
            key={item.number}
            item={item}
            onTick={(on) =>
              void session.change((state, now) =>
                applyTick(state, { campaign, orders, municipalityCode: code }, item.number, on, now),
              )
            }
          />
        ))}
      </ol>
      <ReceiptActions />
      <p>
        <Button appearance="transparent" className="inline-button" onClick={onOpenHistory}>
          {followup.history.link}
        </Button>
      </p>
    </>
  );
}

function Step({ item, onTick }: { readonly item: ChecklistItem; readonly onTick: (on: boolean) => void }) {
  const texts = useTexts().checklist;
  const helpId = useId();
  const known = texts.known(item);
  return (
    <li className="step">
      <Checkbox
        checked={item.checked}
        disabled={!item.checked && !item.canTick}
        aria-describedby={helpId}
        label={texts.step(item.number, item.text)}
        onChange={(_, { checked }) => onTick(checked === true)}
      />
      <div className="step-help small" id={helpId}>
        {known !== "" && <span className="strong">{known}</span>}
        {texts.help(item).map((sentence) => (
          <span key={sentence} className="muted">
            {sentence}
          </span>
        ))}
        {item.whyNot && !item.checked && <span>{texts.whyNot(item.whyNot)}</span>}
      </div>
    </li>
  );
}
