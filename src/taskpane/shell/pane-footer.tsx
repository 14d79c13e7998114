import { useEffect } from "react";
import { lookForRelease } from "../../app/pane/look-for-release";
import { organisationInUse } from "../../app/pane/organisation-in-use";
import { useSaid } from "./announcer";
import { Button } from "./button";
import { copyText } from "./copy-text";
import { usePane, useSnapshot } from "./pane-context";
import { useTexts } from "./texts";

/** Version, language, and what to send to IT when something is wrong. */
export function PaneFooter({ onSwitchLanguage }: { readonly onSwitchLanguage: () => void }) {
  const pane = usePane();
  const { organisation, release, otherRelease: other, surface, filledWith } = useSnapshot();
  const texts = useTexts();
  const [said, say] = useSaid();
  useEffect(() => void lookForRelease(pane), [pane]);
  const date = organisationInUse(organisation)?.date ?? null;

  async function copyDiagnostics() {
    const { describePane } = await import(/* webpackChunkName: "diagnostics" */ "../../app/pane/describe-pane");
    const text = describePane(pane, { language: texts.language, userAgent: navigator.userAgent });
    say((await copyText(text)) ? texts.footer.copied : texts.footer.notCopied);
  }

  return (
    <footer className="pane-foot">
      {other && (
        <span className="row">
          {other.switchedOff ? texts.footer.switchedOff : texts.footer.newer(other.version)}
          <Button size="small" onClick={() => window.location.reload()}>
            {texts.footer.reload}
          </Button>
        </span>
      )}
      <span>{texts.footer.version(release.version, release.commit)}</span>
      {date !== null && <span>{texts.footer.organisationDate(date)}</span>}
      <Button
        appearance="transparent"
        size="small"
        className="inline-button"
        onClick={() => void copyDiagnostics().catch(() => say(texts.footer.notCopied))}
      >
        {texts.footer.copyDiagnostics}
      </Button>
      <Button
        appearance="transparent"
        size="small"
        className="inline-button"
        onClick={onSwitchLanguage}
        lang={texts.footer.otherLanguageCode}
      >
        {texts.footer.otherLanguage}
      </Button>
      {surface === "compose" && filledWith === null && (
        <a
          className="button button-transparent button-small inline-button"
          href={`selftest.html${window.location.search}${window.location.hash}`}
        >
          {texts.footer.selftest}
        </a>
      )}
      {said !== null && <span>{said}</span>}
    </footer>
  );
}
