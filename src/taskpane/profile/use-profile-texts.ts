import { type ProfileTexts, profileDa } from "../../i18n/da/profile";
import { profileEn } from "../../i18n/en/profile";
import { useTexts } from "../shell/texts";

/** The texts of the profile, in the language of the pane. Only views that are fetched later use them. */
export function useProfileTexts(): ProfileTexts {
  return useTexts().language === "en" ? profileEn : profileDa;
}
