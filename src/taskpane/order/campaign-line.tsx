import { Button } from "../shell/button";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

const CampaignChooser = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "campaigns" */ "./campaign-chooser")).CampaignChooser,
);

/** Which round the orders are for, where there is more than one. */
export function CampaignLine() {
  if (useSnapshot().campaigns.length < 2) return null;
  return (
    <LazyView placeholder={null}>
      <CampaignChooser />
    </LazyView>
  );
}

/** The way to a new round, below what is asked for now; and the task's title where no chooser shows it. */
export function NewRoundLine({ onStart }: { readonly onStart: () => void }) {
  const { campaigns, campaign } = useSnapshot();
  const texts = useTexts().campaign;
  return (
    <>
      {campaigns.length < 2 && <p className="small muted">{texts.title(campaign)}</p>}
      <p>
        <Button appearance="transparent" className="inline-button" onClick={onStart}>
          {texts.newRound}
        </Button>
      </p>
    </>
  );
}
