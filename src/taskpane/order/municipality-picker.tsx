import { Combobox, Field, Option, OptionGroup } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { findMunicipality, searchMunicipalities } from "../../domain/municipality/municipality";
import { recentMunicipalities } from "../../domain/state/changes";
import { Button } from "../shell/button";
import { useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

interface MunicipalityPickerProps {
  readonly autoFocus: boolean;
  readonly onChosen: (code: string) => void;
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Finds a municipality by what is typed: `Kbh`, `Århus`, a code; the official name is not needed. */
export function MunicipalityPicker({ autoFocus, onChosen, onCancel }: MunicipalityPickerProps) {
  const { kept } = useSnapshot();
  const texts = useTexts().municipality;
  const [typed, setTyped] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const found = useMemo(() => searchMunicipalities(typed), [typed]);
  const recent = typed === "" ? recentMunicipalities(kept.state).flatMap((code) => findMunicipality(code) ?? []) : [];
  const options = (municipalities: typeof found) =>
    municipalities.map(({ code, name }) => (
      <Option key={code} value={code}>
        {name}
      </Option>
    ));
  return (
    <div className="stack-tight">
      <Field label={texts.label}>
        <Combobox
          autoFocus={autoFocus}
          inlinePopup
          // The field itself opens the list, by key and by press; Fluent's icon would be a second, small stop on the way.
          expandIcon={{ role: "presentation", tabIndex: -1, "aria-hidden": true }}
          placeholder={texts.placeholder}
          value={typed}
          selectedOptions={[]}
          open={isOpen}
          onOpenChange={(_, data) => setIsOpen(data.open)}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsOpen(true);
          }}
          onOptionSelect={(_, { optionValue }) => optionValue && onChosen(optionValue)}
        >
          {recent.length > 0 && <OptionGroup label={texts.recent}>{options(recent)}</OptionGroup>}
          {recent.length > 0 ? (
            <OptionGroup label={texts.all}>{options(found.filter((entry) => !recent.includes(entry)))}</OptionGroup>
          ) : (
            options(found)
          )}
          {found.length === 0 && (
            <Option key="none" value="" text="" disabled>
              {texts.none}
            </Option>
          )}
        </Combobox>
      </Field>
      {onCancel && (
        <p>
          <Button appearance="transparent" className="inline-button" onClick={onCancel}>
            {texts.cancelChange}
          </Button>
        </p>
      )}
    </div>
  );
}
