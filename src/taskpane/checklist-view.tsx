import { Checkbox } from "@fluentui/react-components";
import { useId } from "react";
import { applyTick, buildChecklist, type ChecklistItem } from "../domain/checklist";
import { ticksOf } from "../domain/state-changes";
import { DeadlineLine } from "./deadline-line";
import { useSession, useSnapshot } from "./session-context";
import { useTexts } from "./texts";

/** The view `Tjekliste`: the task's five steps, and its dates. */
export function ChecklistView() {
  const session = useSession();
  const { campaign, orders, municipality, kept } = useSnapshot();
  const texts = useTexts();
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
