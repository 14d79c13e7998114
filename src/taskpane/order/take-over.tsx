import { Field, Textarea } from "@fluentui/react-components";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { lookAtHandover, type TakeOver as Seen, takeOver } from "../../app/follow-up/take-over";
import { useProfileTexts } from "../profile/use-profile-texts";
import { Announced } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { Notice } from "../shell/notice";
import { usePane } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

type Ready = Extract<Seen, { kind: "ready" }>;

/** Larger than any note with a line: what else a file may be is not read. */
const FILE_LIMIT = 200_000;

/** What a colleague has handed over: pasted or opened, shown whole, and taken over with one press. */
export function TakeOver({ onDone }: { readonly onDone: () => void }) {
  const pane = usePane();
  const { takeOver: title } = useTexts();
  const texts = useFollowUpTexts().takeOver;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const seen = text.trim() === "" ? null : lookAtHandover(pane, text);

  async function openFile(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    // One that is too large, or cannot be read, is as good as one without a line.
    if (file) setText(file.size > FILE_LIMIT ? "?" : await file.text().catch(() => "?"));
  }

  async function accept(event: FormEvent) {
    event.preventDefault();
    if (seen?.kind !== "ready") return;
    await takeOver(pane, seen);
    onDone();
  }

  return (
    <form className="card" aria-label={title} onSubmit={(event) => void accept(event)}>
      <h2>{title}</h2>
      <p className="muted">{texts.explain}</p>
      <Field label={texts.line}>
        <Textarea value={text} rows={4} resize="vertical" onChange={(_, data) => setText(data.value)} />
      </Field>
      <div className="row">
        <Button size="small" onClick={() => input.current?.click()}>
          {texts.openFile}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".txt,text/plain"
          hidden
          aria-label={texts.openFile}
          onChange={(event) => void openFile(event)}
        />
      </div>
      {seen?.kind === "ready" && <Contents seen={seen} />}
      {seen && seen.kind !== "ready" && (
        <Notice kind="fault">
          <Announced sentence={texts.refused(seen)} />
        </Notice>
      )}
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={seen?.kind !== "ready"}>
          {texts.accept}
        </Button>
        <Button onClick={onDone}>{texts.cancel}</Button>
      </div>
    </form>
  );
}

/** All that the line would change: shown, and said line by line. */
function Contents({ seen }: { readonly seen: Ready }) {
  const profile = useProfileTexts();
  const texts = useFollowUpTexts().takeOver;
  const { handover, campaign, isNewRound, fields, locked } = seen;
  const lines = [
    texts.municipality(handover.municipality.name),
    texts.round(campaign, isNewRound),
    ...fields.map((change) => texts.field(profile.label(change.field), change)),
  ];
  return (
    <>
      <Announced sentence={texts.contains} className="strong" />
      <ul className="plain-list small">
        {lines.map((line) => (
          <li key={line}>
            <Announced sentence={line} />
          </li>
        ))}
      </ul>
      {fields.length === 0 && <Announced sentence={texts.sameProfile} className="small" />}
      {locked.length > 0 && <Announced sentence={texts.locked(locked.map(profile.label))} className="small" />}
      <p className="small muted">{texts.contact}</p>
    </>
  );
}
