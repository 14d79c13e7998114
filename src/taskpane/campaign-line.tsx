import { Button } from "@fluentui/react-components";
import { lazy, useState } from "react";
import { LazyView } from "./lazy-view";
import { useSnapshot } from "./session-context";
import { useTexts } from "./texts";

const CampaignChooser = lazy(async () => ({
  default: (await import(/* webpackChunkName: "campaigns" */ "./campaign-chooser")).CampaignChooser,
}));
const NewRound = lazy(async () => ({
  default: (await import(/* webpackChunkName: "campaigns" */ "./new-round")).NewRound,
}));

/** Which round the orders are for, the way to the others, and to a new one. */
export function CampaignLine() {
  const { campaigns, campaign } = useSnapshot();
  const texts = useTexts().campaign;
  const [isStarting, setIsStarting] = useState(false);
  return (
    <div className="stack-tight">
      {campaigns.length > 1 ? (
        <LazyView placeholder={null}>
          <CampaignChooser />
        </LazyView>
      ) : (
        <p className="small muted">{texts.title(campaign)}</p>
      )}
      {isStarting ? (
        <LazyView>
          <NewRound onDone={() => setIsStarting(false)} />
        </LazyView>
      ) : (
        <p>
          <Button appearance="transparent" className="inline-button" onClick={() => setIsStarting(true)}>
            {texts.newRound}
          </Button>
        </p>
      )}
    </div>
  );
}
