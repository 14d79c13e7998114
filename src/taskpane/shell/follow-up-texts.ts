import { type FollowupTexts, followupDa } from "../../i18n/da/follow-up";
import { followupEn } from "../../i18n/en/follow-up";
import { useTexts } from "./texts";

/** The texts of following an order up, in the language of the pane. Only views that are fetched later use them. */
export function useFollowupTexts(): FollowupTexts {
  return useTexts().language === "en" ? followupEn : followupDa;
}
