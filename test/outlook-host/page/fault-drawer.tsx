/** For developers: makes this Outlook slow, forgetful or wrong, and shows what the panes ask it. */
import { type ReactNode, useId, useState } from "react";
import type { Behaviours } from "../behaviours/behaviour-table";
import { type Person, parseRecipients } from "../mailbox/recipient";
import { summariseCalls } from "../protocol/call-log";
import type { Fault } from "../protocol/faults";
import { HOST_CALLS, PERMISSIONS, type Permission } from "../protocol/host-calls";
import type { OutlookHost } from "./outlook-host";

const CALL_NAMES: readonly string[] = [
  ...new Set(HOST_CALLS.filter((entry) => entry.unawaited !== true).map((entry) => entry.name)),
].sort();

type KindChoice = Fault["kind"];

const KINDS: readonly { readonly kind: KindChoice; readonly label: string }[] = [
  { kind: "fail", label: "Fejler med en kode" },
  { kind: "neverAnswer", label: "Svarer aldrig" },
  { kind: "answerLate", label: "Svarer sent" },
  { kind: "switchItem", label: "Brugeren skifter mail imens" },
];

interface DrawerFieldProps {
  readonly label: string;
  /** The control; it takes the id that the label points at. */
  readonly children: (id: string) => ReactNode;
}

function DrawerField({ label, children }: DrawerFieldProps) {
  const id = useId();
  return (
    <div className="drawer__field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function describeFault(fault: Fault): string {
  const times =
    fault.times === undefined ? "hver gang" : fault.times === 1 ? "næste gang" : `de næste ${fault.times} gange`;
  switch (fault.kind) {
    case "fail":
      return `${fault.name} fejler med ${fault.code}, ${times}`;
    case "neverAnswer":
      return `${fault.name} svarer aldrig, ${times}`;
    case "answerLate":
      return `${fault.name} svarer ${fault.ms} ms for sent, ${times}`;
    case "switchItem":
      return `${fault.name} mødes af en anden mail, ${times}`;
  }
}

function FaultForm({ host, onChange }: { readonly host: OutlookHost; readonly onChange: () => void }) {
  const [name, setName] = useState("addFileAttachmentFromBase64Async");
  const [kind, setKind] = useState<KindChoice>("fail");
  const [code, setCode] = useState(9007);
  const [ms, setMs] = useState(5000);
  const [isOnce, setOnce] = useState(true);
  const arm = () => {
    const times = isOnce ? { times: 1 } : {};
    if (kind === "fail") host.faults.arm({ name, kind, code, ...times });
    else if (kind === "neverAnswer") host.faults.arm({ name, kind, workIsDone: false, ...times });
    else if (kind === "answerLate") host.faults.arm({ name, kind, ms, ...times });
    else host.faults.arm({ name, kind, ...times });
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
      {kind === "fail" && (
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
  readonly onOwner: (owner: Person) => void;
  readonly onClose: () => void;
}

export function FaultDrawer({ host, onOwner, onClose }: FaultDrawerProps) {
  const titleId = useId();
  const [, refresh] = useState(0);
  const changed = () => refresh((count) => count + 1);
  const [lost, setLost] = useState("");
  const [owner, setOwner] = useState(host.mailbox.owner.address);
  const pane = host.visiblePane;
  return (
    <aside className="drawer" aria-labelledby={titleId}>
      <header className="drawer__head">
        <h2 id={titleId}>Fejl og forsinkelse</h2>
        <button type="button" className="command" onClick={onClose}>
          Luk
        </button>
      </header>
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
        <label className="drawer__check">
          <input
            type="checkbox"
            checked={host.limits.simultaneousCalls !== null}
            onChange={(event) => {
              host.limits = { simultaneousCalls: event.target.checked ? 3 : null };
              changed();
            }}
          />
          Højst tre kald ad gangen (det fjerde afvises med 5100)
        </label>
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
        <h3>Tilladelse og HTML</h3>
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
        <DrawerField label="Id'er i det, der skrives i mailen">
          {(id) => (
            <select
              id={id}
              value={host.mailbox.behaviours["body.ids"]}
              onChange={(event) => {
                const ids = event.target.value as Behaviours["body.ids"];
                host.mailbox.behaviours = { ...host.mailbox.behaviours, "body.ids": ids };
                changed();
              }}
            >
              <option value="prefix-once">får x_ foran</option>
              <option value="keep">beholdes</option>
              <option value="strip">fjernes</option>
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
