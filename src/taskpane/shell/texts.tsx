import { createContext, type ReactNode, useContext } from "react";
import type { Texts } from "../../i18n/da/pane";

const TextsContext = createContext<Texts | null>(null);

/** Gives the views below it their texts. */
export function TextsProvider({ texts, children }: { readonly texts: Texts; readonly children: ReactNode }) {
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>;
}

/** The texts of the user's language. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("A view stands outside TextsProvider");
  return texts;
}
