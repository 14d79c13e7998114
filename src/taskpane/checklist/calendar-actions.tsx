import { useState } from "react";
import { openCalendarEntry } from "../../app/follow-up/open-calendar-entry";
import { writeCalendarFile } from "../../app/pane/write-calendar-file";
import { type CalendarEntry, calendarEntries } from "../../domain/follow-up/calendar";
import { useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";
import { Said } from "../shell/said";

/**
 * `Læg frister i kalenderen`. Beside a mail being read Outlook opens one appointment at a time: first the next deadline,
 * then the others by name. Beside a mail being written it opens none, and all deadlines come as one file.
 */
export function CalendarActions() {
  const pane = usePane();
  const { campaign, municipality, orders, surface, today, kept } = useSnapshot();
  const texts = useFollowUpTexts();
  const [said, say] = useSaid();
  const [opened, setOpened] = useState<readonly CalendarEntry["uid"][]>([]);
  if (!municipality) return null;
  const log = kept.state.orders;
  const entries = calendarEntries({ campaign, municipality, orders, log, today }, texts.calendar);
  const left = entries.filter(({ uid }) => !opened.includes(uid));
  if (entries.length === 0) return <p className="small muted">{texts.calendar.nothingAhead}</p>;

  async function openEntry(entry: CalendarEntry) {
    const result = await openCalendarEntry(pane, entry);
    say(result.kind === "opened" ? texts.calendar.opened(entry.title) : texts.order.notOpened(result));
    if (result.kind === "opened") setOpened((before) => [...before, entry.uid]);
  }

  async function download() {
    if (!municipality) return;
    try {
      const of = { campaignId: campaign.id, municipalityCode: municipality.code };
      const file = await writeCalendarFile(pane, entries, of);
      offerFile(file);
      say(texts.calendar.downloaded(file.name));
    } catch {
      say(texts.calendar.notFetched);
    }
  }

  function putInCalendar() {
    const [next] = entries;
    return surface === "read" && next ? openEntry(next) : download();
  }

  const opensMore = surface === "read" && opened.length > 0;
  return (
    <div className="stack-tight">
      <div className="row">
        <Button appearance="transparent" className="inline-button" onClick={() => void putInCalendar()}>
          {texts.calendar.open}
        </Button>
      </div>
      <Said said={said} />
      {opensMore && (
        <div className="row">
          {left.map((entry) => (
            <Button key={entry.uid} size="small" onClick={() => void openEntry(entry)}>
              {texts.calendar.openOne(entry.kind, entry.from)}
            </Button>
          ))}
          <Button size="small" appearance="subtle" onClick={() => void download()}>
            {texts.calendar.download}
          </Button>
        </div>
      )}
    </div>
  );
}
