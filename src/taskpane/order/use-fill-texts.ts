import { type FillTexts, fillDa } from "../../i18n/da/fill";
import { fillEn } from "../../i18n/en/fill";
import { useTexts } from "../shell/texts";

/** The texts of what a fill left in the mail, in the language of the pane. Only what is fetched with the fill uses them. */
export function useFillTexts(): FillTexts {
  return useTexts().language === "en" ? fillEn : fillDa;
}
