import { Field, Textarea } from "@fluentui/react-components";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { lookAtHandover, type TakeOver as Seen, takeOver } from "../../app/follow-up/take-over";
import { useProfileTexts } from "../profile/use-profile-texts";
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
      <div aria-live="polite">
        {seen?.kind === "ready" && <Contents seen={seen} />}
        {seen && seen.kind !== "ready" && <Notice kind="fault">{texts.refused(seen)}</Notice>}
      </div>
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={seen?.kind !== "ready"}>
          {texts.accept}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}

/** All that the line would change. */
function Contents({ seen }: { readonly seen: Ready }) {
  const profile = useProfileTexts();
  const texts = useFollowUpTexts().takeOver;
  const { handover, campaign, isNewRound, fields, locked } = seen;
  return (
    <>
      <p className="strong">{texts.contains}</p>
      <ul className="plain-list small">
        <li>{texts.municipality(handover.municipality.name)}</li>
        <li>{texts.round(campaign, isNewRound)}</li>
        {fields.map((change) => (
          <li key={change.field}>{texts.field(profile.label(change.field), change)}</li>
        ))}
      </ul>
      {fields.length === 0 && <p className="small">{texts.sameProfile}</p>}
      {locked.length > 0 && <p className="small">{texts.locked(locked.map(profile.label))}</p>}
      <p className="small muted">{texts.contact}</p>
    </>
  );
}
