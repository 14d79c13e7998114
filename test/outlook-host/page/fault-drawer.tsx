/** For developers: makes this Outlook slow, forgetful or wrong, and shows what the panes ask it. */
import { useId, useState } from "react";
import type { Persona } from "../behaviours/persona";
import { type Person, parseRecipients } from "../mailbox/recipient";
import { summariseCalls } from "../protocol/call-log";
import type { Fault, FaultKind } from "../protocol/faults";
import { HOST_CALLS, PERMISSIONS, type Permission } from "../protocol/host-calls";
import type { WrongAnswer } from "../protocol/wrong-answers";
import { BehaviourPanel } from "./behaviour-panel";
import { DrawerField } from "./drawer-field";
import type { OutlookHost } from "./outlook-host";

const CALL_NAMES: readonly string[] = [
  ...new Set(HOST_CALLS.filter((entry) => entry.unawaited !== true).map((entry) => entry.name)),
].sort();

type KindChoice = Fault["kind"];

const KINDS: readonly { readonly kind: KindChoice; readonly label: string }[] = [
  { kind: "fail", label: "Fejler med en kode" },
  { kind: "refuseButDo", label: "Fejler med en kode, men er udført" },
  { kind: "neverAnswer", label: "Svarer aldrig" },
  { kind: "answerLate", label: "Svarer sent" },
  { kind: "pretend", label: "Melder sig udført, men er det ikke" },
  { kind: "answerWrongly", label: "Svarer forkert" },
  { kind: "otherItem", label: "Svarer om en anden mail" },
  { kind: "switchItem", label: "Brugeren skifter mail imens" },
];

function describeFault(fault: Fault): string {
  const times =
    fault.times === undefined ? "hver gang" : fault.times === 1 ? "næste gang" : `de næste ${fault.times} gange`;
  switch (fault.kind) {
    case "fail":
      return `${fault.name} fejler med ${fault.code}, ${times}`;
    case "refuseButDo":
      return `${fault.name} fejler med ${fault.code} efter at være udført, ${times}`;
    case "neverAnswer":
      return `${fault.name} svarer aldrig, ${times}`;
    case "answerLate":
      return `${fault.name} svarer ${fault.ms} ms for sent, ${times}`;
    case "pretend":
      return `${fault.name} melder sig udført uden at være det, ${times}`;
    case "answerWrongly":
      return `${fault.name} svarer forkert (${fault.answer}), ${times}`;
    case "otherItem":
      return `${fault.name} svarer om en anden mail, ${times}`;
    case "switchItem":
      return `${fault.name} mødes af en anden mail, ${times}`;
  }
}

const WRONG_ANSWERS: readonly { readonly answer: WrongAnswer; readonly label: string }[] = [
  { answer: "null", label: "intet (null)" },
  { answer: "empty", label: "tomt" },
  { answer: "other-shape", label: "noget af en anden form" },
];

/** What is asked for in the form, as a fault. */
function kindOf(kind: KindChoice, { code, ms, answer }: { code: number; ms: number; answer: WrongAnswer }): FaultKind {
  switch (kind) {
    case "fail":
    case "refuseButDo":
      return { kind, code };
    case "neverAnswer":
      return { kind, workIsDone: false };
    case "answerLate":
      return { kind, ms };
    case "answerWrongly":
      return { kind, answer };
    default:
      return { kind };
  }
}

function FaultForm({ host, onChange }: { readonly host: OutlookHost; readonly onChange: () => void }) {
  const [name, setName] = useState("addFileAttachmentFromBase64Async");
  const [kind, setKind] = useState<KindChoice>("fail");
  const [code, setCode] = useState(9007);
  const [ms, setMs] = useState(5000);
  const [answer, setAnswer] = useState<WrongAnswer>("null");
  const [isOnce, setOnce] = useState(true);
  const arm = () => {
    host.faults.arm({ name, ...kindOf(kind, { code, ms, answer }), ...(isOnce ? { times: 1 } : {}) });
    onChange();
  };
  return (
    <form
      className="drawer__form"
      onSubmit={(event) => {
        event.preventDefault();
        arm();
      }}
    >
      <DrawerField label="Kald">
        {(id) => (
          <select id={id} value={name} onChange={(event) => setName(event.target.value)}>
            {CALL_NAMES.map((callName) => (
              <option key={callName}>{callName}</option>
            ))}
          </select>
        )}
      </DrawerField>
      <DrawerField label="Hvad sker der">
        {(id) => (
          <select id={id} value={kind} onChange={(event) => setKind(event.target.value as KindChoice)}>
            {KINDS.map((choice) => (
              <option key={choice.kind} value={choice.kind}>
                {choice.label}
              </option>
            ))}
          </select>
        )}
      </DrawerField>
      {(kind === "fail" || kind === "refuseButDo") && (
        <DrawerField label="Fejlkode">
          {(id) => (
            <input id={id} type="number" value={code} onChange={(event) => setCode(event.target.valueAsNumber)} />
          )}
        </DrawerField>
      )}
      {kind === "answerLate" && (
        <DrawerField label="Millisekunder for sent">
          {(id) => (
            <input id={id} type="number" min={0} value={ms} onChange={(event) => setMs(event.target.valueAsNumber)} />
          )}
        </DrawerField>
      )}
      {kind === "answerWrongly" && (
        <DrawerField label="Svaret">
          {(id) => (
            <select id={id} value={answer} onChange={(event) => setAnswer(event.target.value as WrongAnswer)}>
              {WRONG_ANSWERS.map((choice) => (
                <option key={choice.answer} value={choice.answer}>
                  {choice.label}
                </option>
              ))}
            </select>
          )}
        </DrawerField>
      )}
      <label className="drawer__check">
        <input type="checkbox" checked={isOnce} onChange={(event) => setOnce(event.target.checked)} />
        Kun næste gang
      </label>
      <button type="submit" className="command command--primary">
        Bestil fejlen
      </button>
    </form>
  );
}

function CallTable({ host }: { readonly host: OutlookHost }) {
  const { calls } = host.log;
  const { total, maxInFlight, depth } = summariseCalls(calls);
  return (
    <section>
      <h3>Kald fra ruderne</h3>
      <p>
        {total} kald, højst {maxInFlight} ad gangen, {depth} runder, der venter på hinanden.
      </p>
      <button type="button" className="command" onClick={() => host.log.clear()}>
        Ryd listen
      </button>
      <ol className="calls">
        {[...calls]
          .reverse()
          .slice(0, 60)
          .map((entry) => (
            <li key={entry.sequence} className={`call call--${entry.outcome.replace(" ", "-")}`} title={entry.args}>
              <span className="call__name">{entry.name}</span>
              <span className="call__outcome">
                {entry.outcome === "failed" ? `fejl ${entry.errorCode}` : OUTCOMES[entry.outcome]}
                {entry.end !== null && ` · ${Math.round(entry.end - entry.start)} ms`}
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}

const OUTCOMES = { "in flight": "i gang", succeeded: "ok", failed: "fejl", "never answered": "intet svar" } as const;

export interface FaultDrawerProps {
  readonly host: OutlookHost;
  readonly personas: readonly Persona[];
  readonly persona: string;
  readonly onPersona: (name: string) => void;
  readonly onOwner: (owner: Person) => void;
  readonly onClose: () => void;
}

export function FaultDrawer({ host, personas, persona, onPersona, onOwner, onClose }: FaultDrawerProps) {
  const titleId = useId();
  const [, refresh] = useState(0);
  const changed = () => refresh((count) => count + 1);
  const [lost, setLost] = useState("");
  const [owner, setOwner] = useState(host.mailbox.owner.address);
  const pane = host.visiblePane;
  return (
    <aside className="drawer" aria-labelledby={titleId}>
      <header className="drawer__head">
        <h2 id={titleId}>Persona og fejl</h2>
        <button type="button" className="command" onClick={onClose}>
          Luk
        </button>
      </header>
      <BehaviourPanel host={host} personas={personas} persona={persona} onPersona={onPersona} />
      <section>
        <h3>Forsinkelse</h3>
        <DrawerField label="Millisekunder for hvert kald">
          {(id) => (
            <input
              id={id}
              type="number"
              min={0}
              step={50}
              value={host.faults.latencyMs}
              onChange={(event) => {
                host.faults.latencyMs = Number.isNaN(event.target.valueAsNumber) ? 0 : event.target.valueAsNumber;
                changed();
              }}
            />
          )}
        </DrawerField>
      </section>
      <section>
        <h3>Fejl på bestilling</h3>
        <FaultForm host={host} onChange={changed} />
        <form
          className="drawer__form"
          onSubmit={(event) => {
            event.preventDefault();
            if (lost.trim() !== "") host.faults.loseAttachment(lost.trim());
            setLost("");
            changed();
          }}
        >
          <DrawerField label="Bilag, der forsvinder efter at være vedhæftet (filnavn)">
            {(id) => <input id={id} value={lost} onChange={(event) => setLost(event.target.value)} />}
          </DrawerField>
          <button type="submit" className="command">
            Lad det forsvinde
          </button>
        </form>
        <ul className="drawer__list">
          {host.faults.armed.map((fault, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two equal faults can stand in the list
            <li key={index}>{describeFault(fault)}</li>
          ))}
          {host.faults.lostAttachments.map((fileName) => (
            <li key={fileName}>{fileName} forsvinder</li>
          ))}
        </ul>
        <div className="drawer__row">
          <button
            type="button"
            className="command"
            onClick={() => {
              host.faults.clear();
              changed();
            }}
          >
            Fjern alle fejl
          </button>
          <button
            type="button"
            className="command"
            disabled={pane === null}
            onClick={() => pane && host.switchItem(pane.id)}
          >
            Skift mail under panelet nu
          </button>
        </div>
      </section>
      <section>
        <h3>Tilladelse</h3>
        <DrawerField label="Tilladelse (for paneler, der åbnes nu)">
          {(id) => (
            <select
              id={id}
              value={host.view.permission}
              onChange={(event) => host.setPermission(event.target.value as Permission)}
            >
              {PERMISSIONS.map((permission) => (
                <option key={permission}>{permission}</option>
              ))}
            </select>
          )}
        </DrawerField>
      </section>
      <section>
        <h3>Postkasse</h3>
        <form
          className="drawer__form"
          onSubmit={(event) => {
            event.preventDefault();
            const chosen = parseRecipients(owner)[0];
            if (chosen?.resolved) onOwner({ name: chosen.name, address: chosen.address });
          }}
        >
          <DrawerField label="Mailadresse (domænet foreslår kommunen)">
            {(id) => <input id={id} value={owner} onChange={(event) => setOwner(event.target.value)} />}
          </DrawerField>
          <button type="submit" className="command">
            Skift postkasse
          </button>
        </form>
      </section>
      <CallTable host={host} />
      {host.rejections.length > 0 && (
        <section>
          <h3>Afvist af Outlook</h3>
          <ul className="drawer__list">
            {host.rejections.slice(-10).map((why, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same message can come twice
              <li key={index}>{why}</li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
