import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { calendarEntries } from "../domain/calendar-entries";
import { toInstant } from "../domain/instant";
import { writeReceipt } from "../domain/receipt";
import { copyText } from "./copy-text";
import { useFollowupTexts } from "./followup-texts";
import { offerFile } from "./offer-file";
import { useSession, useSnapshot } from "./session-context";
import { useFollowUp } from "./use-follow-up";

/** What the checklist hands on: the receipt for KLIK, and the dates for the calendar. */
export function ReceiptActions() {
  const { clock } = useSession().ports;
  const followUp = useFollowUp();
  const { campaign, municipality, orders, kept, surface } = useSnapshot();
  const texts = useFollowupTexts();
  const [said, setSaid] = useState<string | null>(null);
  if (!municipality) return null;

  const receipt = () =>
    writeReceipt({ campaign, municipality, orders, log: kept.state.orders, now: toInstant(clock.now()) });

  async function copy() {
    setSaid((await copyText(receipt().text)) ? texts.receipt.copied : texts.receipt.notCopied);
  }

  function save() {
    const { fileName, text } = receipt();
    offerFile({ name: fileName, type: "text/plain;charset=utf-8", content: text });
    setSaid(null);
  }

  async function putInCalendar() {
    if (!municipality) return;
    const entries = calendarEntries(campaign, municipality, texts.calendar);
    const [first] = entries;
    if (surface === "read" && first) {
      const result = await followUp.openCalendarEntry(first);
      setSaid(result.kind === "opened" ? texts.calendar.opened : texts.order.notOpened(result));
      return;
    }
    // In a mail being written Outlook has no window for an appointment.
    const { writeCalendarFile, calendarFileName } = await import(
      /* webpackChunkName: "calendar" */ "../web/calendar-file"
    );
    const name = calendarFileName(campaign.id, municipality.code);
    offerFile({ name, type: "text/calendar;charset=utf-8", content: writeCalendarFile(entries, clock.now()) });
    setSaid(texts.calendar.downloaded(name));
  }

  return (
    <div className="stack">
      <div className="row">
        <Button appearance="primary" onClick={() => void copy()}>
          {texts.receipt.copy}
        </Button>
        <Button onClick={save}>{texts.receipt.save}</Button>
        <Button onClick={() => void putInCalendar().catch(() => setSaid(texts.calendar.notFetched))}>
          {texts.calendar.open}
        </Button>
      </div>
      <p aria-live="polite" className="small">
        {said}
      </p>
    </div>
  );
}
