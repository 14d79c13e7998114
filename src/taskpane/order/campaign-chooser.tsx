import { Field, Select } from "@fluentui/react-components";
import { chooseCampaign } from "../../app/pane/choose-campaign";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

/** The rounds that there are, newest first: the built-in one, the organisation's and the user's own. */
export function CampaignChooser() {
  const pane = usePane();
  const { campaigns, campaign } = useSnapshot();
  const texts = useTexts().campaign;
  return (
    <Field label={texts.label} hint={texts.from(campaign.origin)}>
      <Select value={campaign.id} onChange={(_, { value }) => chooseCampaign(pane, value)}>
        {campaigns.map((each) => (
          <option key={each.id} value={each.id}>
            {texts.title(each)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
