import { Field, Select } from "@fluentui/react-components";
import { useSession, useSnapshot } from "../shell/session-context";
import { useTexts } from "../shell/texts";

/** The rounds that there are, newest first: the built-in one, the organisation's and the user's own. */
export function CampaignChooser() {
  const session = useSession();
  const { campaigns, campaign } = useSnapshot();
  const texts = useTexts().campaign;
  return (
    <Field label={texts.label} hint={texts.from(campaign.origin)}>
      <Select value={campaign.id} onChange={(_, { value }) => session.chooseCampaign(value)}>
        {campaigns.map((each) => (
          <option key={each.id} value={each.id}>
            {texts.title(each)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
