import { useEffect, useState } from "react";
import { readKlikMail } from "../../app/follow-up/read-klik-mail";
import { chooseCampaign } from "../../app/pane/choose-campaign";
import type { AnnouncedTask } from "../../domain/follow-up/klik-mail";
import { Button } from "../shell/button";
import { useFollowupTexts } from "../shell/follow-up-texts";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { usePane } from "../shell/pane-context";

const NewRound = lazyFluentPart(async () => (await import(/* webpackChunkName: "campaigns" */ "./new-round")).NewRound);

/** Beside a mail that announces a KLIK task: the task, the dates that the mail names, and the button that starts it. */
export function KlikPanel() {
  const pane = usePane();
  const texts = useFollowupTexts().klik;
  const [task, setTask] = useState<AnnouncedTask | null>(null);
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    let isShown = true;
    void readKlikMail(pane).then((found) => isShown && setTask(found));
    return () => {
      isShown = false;
    };
  }, [pane]);
  if (task === null) return null;

  const { campaign, title, orderBy, readyBy } = task;
  const isAsKnown =
    campaign !== null &&
    (orderBy === null || orderBy === campaign.orderBy) &&
    (readyBy === null || readyBy === campaign.readyBy);
  return (
    <section className="card" aria-label={texts.region}>
      <h2>{texts.region}</h2>
      <p>{texts.announces(title)}</p>
      <ul className="plain-list small">
        {texts.dates(task).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isDone && <p role="status">{texts.shown}</p>}
      {!isDone && isAsKnown && (
        <div className="row">
          <Button
            appearance="primary"
            onClick={() => {
              chooseCampaign(pane, campaign.id);
              setIsDone(true);
            }}
          >
            {texts.start}
          </Button>
        </div>
      )}
      {!isDone && !isAsKnown && (
        <>
          <p>{campaign ? texts.otherDates(campaign) : texts.isNew}</p>
          <LazyView>
            <NewRound
              proposal={{ klikTitle: title, orderBy, readyBy }}
              onDone={() => setIsDone(true)}
              onCancel={() => setTask(null)}
            />
          </LazyView>
        </>
      )}
    </section>
  );
}
