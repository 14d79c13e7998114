import { Button } from "@fluentui/react-components";
import { type ChangeEvent, useRef, useState } from "react";
import { profileValues, setProfileValues } from "../../domain/state/changes";
import { offerFile } from "../shell/offer-file";
import { useSession, useSnapshot } from "../shell/session-context";
import { useTexts } from "../shell/texts";

/** The user's profiles as a file: to hand to IT as a first organisation.json, or to another computer. */
export function ProfileFiles() {
  const session = useSession();
  const { kept, today } = useSnapshot();
  const texts = useTexts().profile;
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const codes = Object.keys(kept.state.profiles);

  async function save() {
    const { exportProfiles } = await import(/* webpackChunkName: "organisation" */ "../../organisation/profile-file");
    const profiles = codes.map((code) => ({ code, values: profileValues(kept.state, code) }));
    const { text, fileName, omitted } = exportProfiles(profiles, today);
    offerFile({ name: fileName, type: "application/json", content: text });
    setSaid([texts.exported(fileName), ...omitted.map(({ message }) => message)]);
  }

  async function fetchFrom(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    const { importProfiles } = await import(/* webpackChunkName: "organisation" */ "../../organisation/profile-file");
    const found = importProfiles(new Uint8Array(await file.arrayBuffer()));
    if (found.kind === "refused") {
      setSaid([texts.importFailed, ...found.reasons]);
      return;
    }
    await session.change((state, now) =>
      found.profiles.reduce((changed, { code, values }) => setProfileValues(changed, code, values, now), state),
    );
    setSaid([texts.imported(found.profiles.length)]);
  }

  return (
    <div className="stack-tight">
      <div className="row">
        <Button
          size="small"
          disabled={codes.length === 0}
          onClick={() => void save().catch(() => setSaid([texts.fileFailed]))}
        >
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
          onChange={(event) => void fetchFrom(event).catch(() => setSaid([texts.fileFailed]))}
        />
      </div>
      <div aria-live="polite" className="small">
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
