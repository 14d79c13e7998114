import { choiceOf, setChoice } from "../../domain/state/changes";
import type { PaneWith } from "./pane";

/** A language of the pane. */
export type Language = "da" | "en";

const LANGUAGE = "language";

/**
 * The language of the pane: what the user chose, else English where Outlook is English, else Danish.
 * @param spoken Outlook's language, `en-GB`
 */
export function paneLanguage({ ports }: PaneWith<"keeper">, spoken: string): Language {
  const chosen = choiceOf(ports.keeper.current().state, LANGUAGE);
  return (chosen ?? (/^en\b/i.test(spoken) ? "en" : "da")) === "en" ? "en" : "da";
}

/** Chooses the pane's language, here and in every other Outlook of the user. */
export function chooseLanguage({ ports }: PaneWith<"keeper">, language: Language): void {
  void ports.keeper.update((state, now) => setChoice(state, LANGUAGE, language, now));
}
