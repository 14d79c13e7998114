/** For developers: which Outlook this is, as a persona and switch by switch. */
import { type AnySwitch, BEHAVIOUR_NAMES, BEHAVIOURS, type BehaviourName, behave } from "../behaviours/behaviour-table";
import { behavioursOf, type Persona } from "../behaviours/persona";
import { DrawerField } from "./drawer-field";
import type { OutlookHost } from "./outlook-host";

interface SwitchControlProps {
  readonly id: string;
  readonly description: AnySwitch;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function SwitchControl({ id, description, value, onChange }: SwitchControlProps) {
  switch (description.kind) {
    case "choice":
      return (
        <select id={id} value={String(value)} onChange={(event) => onChange(event.target.value)}>
          {description.values.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      );
    case "number":
      return (
        <input
          id={id}
          type="number"
          min={description.min}
          max={description.max}
          value={Number(value)}
          onChange={(event) => {
            if (event.target.validity.valid && event.target.value !== "") onChange(event.target.valueAsNumber);
          }}
        />
      );
    case "flag":
      return (
        <input id={id} type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      );
    case "calls":
      return (
        <input
          id={id}
          value={(value as readonly string[]).join(" ")}
          placeholder="navne på kald, med mellemrum"
          onChange={(event) => onChange(event.target.value.split(/\s+/).filter((name) => name !== ""))}
        />
      );
  }
}

export interface BehaviourPanelProps {
  readonly host: OutlookHost;
  readonly personas: readonly Persona[];
  readonly persona: string;
  readonly onPersona: (name: string) => void;
}

/** `""` stands for switches that are set one by one. */
export function BehaviourPanel({ host, personas, persona, onPersona }: BehaviourPanelProps) {
  const { behaviours } = host.mailbox;
  const set = (name: BehaviourName, value: unknown) => {
    host.setBehaviours({ ...behaviours, [name]: value });
    onPersona("");
  };
  return (
    <section>
      <h3>Hvilken Outlook</h3>
      <DrawerField label="Persona">
        {(id) => (
          <select
            id={id}
            value={persona}
            onChange={(event) => {
              const chosen = personas.find(({ name }) => name === event.target.value);
              if (chosen) host.setBehaviours(behave(behavioursOf(chosen)));
              onPersona(event.target.value);
            }}
          >
            {persona === "" && <option value="">egne valg</option>}
            {personas.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        )}
      </DrawerField>
      <p>Gælder for det, der sker herefter. Åbn panelet igen, hvis kravsættet er ændret.</p>
      <details>
        <summary>Alle kontakter ({BEHAVIOUR_NAMES.length})</summary>
        {BEHAVIOUR_NAMES.map((name) => (
          <div key={name} className="drawer__switch" title={`${BEHAVIOURS[name].about} (${BEHAVIOURS[name].source})`}>
            <DrawerField label={name}>
              {(id) => (
                <SwitchControl
                  id={id}
                  description={BEHAVIOURS[name]}
                  value={behaviours[name]}
                  onChange={(value) => set(name, value)}
                />
              )}
            </DrawerField>
          </div>
        ))}
      </details>
    </section>
  );
}
