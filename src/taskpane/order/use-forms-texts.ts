import { formsTextsDa } from "../../i18n/da/forms";
import { formsTextsEn } from "../../i18n/en/forms";
import type { FormsTexts } from "../../i18n/forms-texts";
import { useTexts } from "../shell/texts";

/** The texts of the forms, in the language of the pane. Only views that are fetched later use them. */
export function useFormsTexts(): FormsTexts {
  return useTexts().language === "en" ? formsTextsEn : formsTextsDa;
}
