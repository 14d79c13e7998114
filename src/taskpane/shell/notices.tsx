import { loadOrganisation } from "../../app/pane/load-organisation";
import type { KeptState } from "../../app/pane/state-keeper";
import type { OrganisationFault, OrganisationState } from "../../app/ports/organisation";
import { decodeOrderRounds } from "../../domain/campaign/rounds";
import type { Texts } from "../../i18n/da/pane";
import { Announced } from "./announcer";
import { Button } from "./button";
import { Notice } from "./notice";
import { usePane, useSnapshot } from "./pane-context";
import { useTexts } from "./texts";

/** Faults of the organisation's file that may be gone the next time; what is wrong with the file itself is IT's to mend. */
const RETRIABLE: readonly OrganisationFault[] = ["unreachable", "refused", "not-json"];

/** What the user should know of settings and of the organisation's file, when something is not as it should be. */
export function Notices() {
  const pane = usePane();
  const { kept, organisation } = useSnapshot();
  const texts = useTexts();
  const sentences = [...aboutSettings(kept, texts), ...aboutOrganisation(organisation, texts)];
  const details = organisation?.kind === "fault" && organisation.fault !== "missing" ? organisation.details : [];
  if (sentences.length === 0) return null;
  return (
    <Notice kind="fault">
      {sentences.map((sentence) => (
        <Announced key={sentence} sentence={sentence} />
      ))}
      {organisation?.kind === "fault" && RETRIABLE.includes(organisation.fault) && (
        <p>
          <Button size="small" onClick={() => void loadOrganisation(pane)}>
            {texts.tryAgain}
          </Button>
        </p>
      )}
      {details.length > 0 && (
        <details className="small">
          <summary>{texts.organisation.details}</summary>
          <ul className="plain-list">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  );
}

function aboutSettings({ state, status, problems }: KeptState, { settings }: Texts): string[] {
  const sentences: string[] = [];
  if (status.kind === "unsaved") sentences.push(status.error === "too-large" ? settings.tooLarge : settings.notSaved);
  if (status.kind === "read-only") sentences.push(settings.newer);
  else if (problems.length > 0) sentences.push(settings.unreadable);
  for (const id of decodeOrderRounds(state.rounds).unreadable) sentences.push(settings.unreadableRound(id));
  return sentences;
}

/** A missing file is normal in a fresh deployment: the profile view says it, quietly. */
function aboutOrganisation(state: OrganisationState | null, { organisation }: Texts): string[] {
  if (state?.kind !== "fault" || state.fault === "missing") return [];
  return [
    organisation[state.fault],
    state.lastGood ? organisation.lastGood(state.lastGood.fetched) : organisation.noCopy,
  ];
}
