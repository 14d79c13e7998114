import { useState } from "react";
import { chooseMunicipality } from "../../app/pane/choose-municipality";
import { Button } from "../shell/button";
import { LazyView, lazyFluentPart } from "../shell/lazy-view";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

const MunicipalityPicker = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "municipality-picker" */ "./municipality-picker")).MunicipalityPicker,
);

/** The municipality in front, and the way to another. */
export function MunicipalityLine() {
  const pane = usePane();
  const { municipality, suggestedBy } = useSnapshot();
  const texts = useTexts().municipality;
  const [changes, setChanges] = useState(false);
  if (municipality === null || changes) {
    return (
      <LazyView>
        <MunicipalityPicker
          autoFocus={changes}
          onChosen={(code) => {
            chooseMunicipality(pane, code);
            setChanges(false);
          }}
          onCancel={municipality === null ? null : () => setChanges(false)}
        />
      </LazyView>
    );
  }
  return (
    <div className="stack-tight">
      <div className="row-spread">
        <span className="municipality">{municipality.name}</span>
        <Button appearance="transparent" className="inline-button" onClick={() => setChanges(true)}>
          {texts.changeShort}
          <span className="visually-hidden"> {texts.changeWhat}</span>
        </Button>
      </div>
      {suggestedBy !== null && <span className="small muted">{texts.suggested(suggestedBy)}</span>}
    </div>
  );
}
