import type { FormsTexts } from "../i18n/forms-texts";
import { formsTextsDa } from "../i18n/forms-texts.da";
import { formsTextsEn } from "../i18n/forms-texts.en";
import { useTexts } from "./texts";

/** The texts of the forms, in the language of the pane. Only views that are fetched later use them. */
export function useFormsTexts(): FormsTexts {
  return useTexts().language === "en" ? formsTextsEn : formsTextsDa;
}
