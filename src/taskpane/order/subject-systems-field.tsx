import { Field, Textarea } from "@fluentui/react-components";
import { spellOut, subjectSystem } from "../../domain/campaign/route-order";
import { useNewRoundTexts } from "./use-new-round-texts";

interface SubjectSystemsFieldProps {
  /** As it is typed. */
  readonly typed: string;
  readonly onChange: (typed: string) => void;
}

/** The subject systems of a round, one on each line, and what their names stand for. */
export function SubjectSystemsField({ typed, onChange }: SubjectSystemsFieldProps) {
  const texts = useNewRoundTexts();
  const spelledOut = namesIn(typed)
    .map((name) => subjectSystem(name))
    .filter((system) => system.spelledOut !== null);
  return (
    <div className="stack-tight">
      <Field label={texts.systems} hint={texts.systemsHint}>
        <Textarea
          value={typed}
          rows={Math.max(2, typed.split("\n").length)}
          resize="none"
          onChange={(_, data) => onChange(data.value)}
          // What was typed or pasted in one line is a list all the same.
          onBlur={() => onChange(asLines(namesIn(typed)))}
        />
      </Field>
      {spelledOut.length > 0 && (
        <ul className="plain-list small muted">
          {spelledOut.map((system) => (
            <li key={system.name}>{spellOut(system)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The names in a list as people write one: on lines of their own, or with commas or semicolons between. Each once. */
export function namesIn(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** As the field shows them. */
export function asLines(names: readonly string[]): string {
  return names.join("\n");
}
