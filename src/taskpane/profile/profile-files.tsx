import { type ChangeEvent, useRef, useState } from "react";
import { exportProfiles, importProfiles } from "../../app/pane/exchange-profiles";
import { useAnnounce } from "../shell/announcer";
import { Button } from "../shell/button";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useProfileTexts } from "./use-profile-texts";

/** The user's profiles as a file: to hand to IT as a first organisation.json, or to another computer. */
export function ProfileFiles() {
  const pane = usePane();
  const texts = useProfileTexts();
  const input = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const [said, setSaid] = useState<readonly string[]>([]);
  const hasProfiles = Object.keys(useSnapshot().kept.state.profiles).length > 0;

  function say(...sentences: readonly string[]) {
    setSaid(sentences);
    for (const sentence of sentences) announce(sentence);
  }

  async function save() {
    const { file, omitted } = await exportProfiles(pane);
    offerFile(file);
    say(texts.exported(file.name), ...omitted.map(({ message }) => message));
  }

  async function fetchFrom(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    const result = await importProfiles(pane, new Uint8Array(await file.arrayBuffer()));
    say(...(result.kind === "refused" ? [texts.importFailed, ...result.reasons] : [texts.imported(result.count)]));
  }

  return (
    <div className="stack-tight">
      <div className="row">
        <Button size="small" disabled={!hasProfiles} onClick={() => void save().catch(() => say(texts.fileFailed))}>
          {texts.export}
        </Button>
        <Button size="small" onClick={() => input.current?.click()}>
          {texts.import}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={texts.import}
          onChange={(event) => void fetchFrom(event).catch(() => say(texts.fileFailed))}
        />
      </div>
      {said.map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
    </div>
  );
}
