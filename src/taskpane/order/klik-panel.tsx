import { useEffect, useState } from "react";
import { readKlikMail } from "../../app/follow-up/read-klik-mail";
import { chooseCampaign } from "../../app/pane/choose-campaign";
import type { AnnouncedTask } from "../../domain/follow-up/klik-mail";
import { Announced } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { usePane } from "../shell/pane-context";

const NewRound = lazyFluentPart(async () => (await import(/* webpackChunkName: "campaigns" */ "./new-round")).NewRound);

interface KlikPanelProps {
  /** Called when the user is asked to start a task, and when that is answered: as long as it is not, nothing else leads. */
  readonly onAsk: (isAsked: boolean) => void;
}

/** Beside a mail that announces a KLIK task: the task, the dates that the mail names, and the button that starts it. */
export function KlikPanel({ onAsk }: KlikPanelProps) {
  const pane = usePane();
  const texts = useFollowUpTexts().klik;
  const [task, setTask] = useState<AnnouncedTask | null>(null);
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    let isShown = true;
    void readKlikMail(pane).then((found) => {
      if (!isShown) return;
      setTask(found);
      onAsk(found !== null);
    });
    return () => {
      isShown = false;
      onAsk(false);
    };
  }, [pane, onAsk]);
  if (task === null) return null;

  function answer() {
    setIsDone(true);
    onAsk(false);
  }

  const { campaign, title, orderBy, readyBy, systems } = task;
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
      {isDone && <Announced sentence={texts.shown} />}
      {!isDone && isAsKnown && (
        <div className="row">
          <Button
            appearance="primary"
            onClick={() => {
              chooseCampaign(pane, campaign.id);
              answer();
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
              proposal={{ klikTitle: title, orderBy, readyBy, systems }}
              onDone={answer}
              onCancel={() => {
                setTask(null);
                onAsk(false);
              }}
            />
          </LazyView>
        </>
      )}
    </section>
  );
}
