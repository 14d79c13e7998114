import { Radio, RadioGroup } from "@fluentui/react-components";
import { chooseRole } from "../../app/pane/choose-role";
import type { RoleChoice as Role } from "../../domain/state/stored-state";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { usePane, useSnapshot } from "../shell/pane-context";

const CHOICES: readonly Role[] = ["bookkeeping", "collection", "both"];

/** What the user answers for: the other's order is shown, but not pushed. */
export function RoleChoice() {
  const pane = usePane();
  const { kept } = useSnapshot();
  const texts = useFollowUpTexts().role;
  return (
    <fieldset className="form-group">
      <legend>{texts.label}</legend>
      <RadioGroup
        aria-label={texts.label}
        value={kept.state.role.value ?? "both"}
        onChange={(_, { value }) => chooseRole(pane, value as Role)}
      >
        {CHOICES.map((choice) => (
          <Radio key={choice} value={choice} label={texts.options[choice]} />
        ))}
      </RadioGroup>
    </fieldset>
  );
}
