import { useState } from "react";
import { attachResend, type ResendResult } from "../../app/follow-up/attach-resend";
import type { Resend } from "../../domain/follow-up/resend";
import { formatOrderReference } from "../../domain/order/reference";
import { Announced } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { usePane, useSnapshot } from "../shell/pane-context";

/** In the reply to a sent mail that lacked a form: attaches it, and says what is in the draft then. */
export function ResendPanel({ resend }: { readonly resend: Resend }) {
  const pane = usePane();
  const { campaigns } = useSnapshot();
  const texts = useFollowUpTexts().resend;
  const [result, setResult] = useState<ResendResult | "working" | null>(null);
  const campaign = campaigns.find(({ id }) => id === resend.reference.campaignId);
  const forms = campaign?.forms.filter(({ id }) => resend.formIds.includes(id)) ?? [];
  const isDone =
    result !== null &&
    result !== "working" &&
    result.kind === "attached" &&
    result.parts.every(({ status }) => status === "verified");

  const role = result === "working" || isDone ? "status" : "alert";

  async function attach() {
    setResult("working");
    setResult(await attachResend(pane, resend));
  }

  return (
    <section className="card" aria-label={texts.region}>
      <h2>{texts.region}</h2>
      <p>{texts.explain(forms, formatOrderReference(resend.reference))}</p>
      {!isDone && (
        <div className="row">
          <Button appearance="primary" disabledFocusable={result === "working"} onClick={() => void attach()}>
            {texts.attach(forms)}
          </Button>
        </div>
      )}
      {result === "working" && <Announced sentence={texts.attaching} />}
      {result !== null && (
        <div key={role} role={role}>
          {result !== "working" && <Outcome result={result} isDone={isDone} />}
        </div>
      )}
    </section>
  );
}

function Outcome({ result, isDone }: { readonly result: ResendResult; readonly isDone: boolean }) {
  const texts = useFollowUpTexts().resend;
  if (result.kind === "no-order") return <p>{texts.noOrder}</p>;
  if (result.kind === "forms-failed") return <p>{texts.formsFailed}</p>;
  if (result.kind === "failed") return <p>{texts.failed}</p>;
  return (
    <div className="result" data-outcome={isDone ? "complete" : "partial"}>
      <ul className="plain-list">
        {result.parts.map((part) => (
          <li key={part.part.kind === "attachment" ? part.part.name : part.part.kind}>
            {texts.part(part, result.byNameOnly)}
          </li>
        ))}
      </ul>
      {isDone && result.isChanged && <p>{texts.changed}</p>}
      <p>{isDone ? texts.send : texts.notDone}</p>
    </div>
  );
}
