import { type NewRoundTexts, newRoundDa } from "../../i18n/da/new-round";
import { newRoundEn } from "../../i18n/en/new-round";
import { useTexts } from "../shell/texts";

/** The texts of the form of a new round, in the language of the pane. Only views that are fetched later use them. */
export function useNewRoundTexts(): NewRoundTexts {
  return useTexts().language === "en" ? newRoundEn : newRoundDa;
}
