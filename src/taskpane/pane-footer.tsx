import { Button } from "@fluentui/react-components";
import { usable } from "../app/pane-session";
import { useSnapshot } from "./session-context";
import { useTexts } from "./texts";

/** Version, language, and what to send to IT when something is wrong. */
export function PaneFooter({ onSwitchLanguage }: { readonly onSwitchLanguage: () => void }) {
  const { organisation } = useSnapshot();
  const texts = useTexts().footer;
  const date = usable(organisation)?.date ?? null;
  return (
    <footer className="pane-foot">
      <span>{texts.version(__VERSION__, __COMMIT__)}</span>
      {date !== null && <span>{texts.organisationDate(date)}</span>}
      <Button
        appearance="transparent"
        size="small"
        className="inline-button"
        onClick={onSwitchLanguage}
        lang={texts.otherLanguageCode}
      >
        {texts.otherLanguage}
      </Button>
    </footer>
  );
}
