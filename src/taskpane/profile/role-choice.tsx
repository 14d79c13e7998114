import { Radio, RadioGroup } from "@fluentui/react-components";
import { chooseRole } from "../../domain/state/changes";
import type { RoleChoice as Role } from "../../domain/state/stored-state";
import { useFollowupTexts } from "../shell/follow-up-texts";
import { useSession, useSnapshot } from "../shell/session-context";

const CHOICES: readonly Role[] = ["bookkeeping", "collection", "both"];

/** What the user answers for: the other's order is shown, but not pushed. */
export function RoleChoice() {
  const session = useSession();
  const { kept } = useSnapshot();
  const texts = useFollowupTexts().role;
  return (
    <fieldset className="form-group">
      <legend>{texts.label}</legend>
      <RadioGroup
        aria-label={texts.label}
        value={kept.state.role.value ?? "both"}
        onChange={(_, { value }) => void session.change((state, now) => chooseRole(state, value as Role, now))}
      >
        {CHOICES.map((choice) => (
          <Radio key={choice} value={choice} label={texts.options[choice]} />
        ))}
      </RadioGroup>
    </fieldset>
  );
}
