import { type FollowUpTexts, followUpDa } from "../../i18n/da/follow-up";
import { followUpEn } from "../../i18n/en/follow-up";
import { useTexts } from "./texts";

/** The texts of following an order up, in the language of the pane. Only views that are fetched later use them. */
export function useFollowUpTexts(): FollowUpTexts {
  return useTexts().language === "en" ? followUpEn : followUpDa;
}
