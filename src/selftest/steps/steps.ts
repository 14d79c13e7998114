import { CLOUD_FILE_STEP } from "./cloud-file";
import { OTHER_MAIL_STEP } from "./other-mail";
import { CONTACT_LIST_STEP, DIRECTORY_NAME_STEP, FIELD_LIMIT_STEP } from "./recipients";
import { RELOAD_STEP } from "./reload";
import type { Step } from "./step";
import { TYPING_STEP } from "./typing";

/** In their order. The page is loaded again at the end: nothing but the report has to outlive it. */
export const STEPS: readonly Step[] = [
  TYPING_STEP,
  CLOUD_FILE_STEP,
  CONTACT_LIST_STEP,
  DIRECTORY_NAME_STEP,
  FIELD_LIMIT_STEP,
  OTHER_MAIL_STEP,
  RELOAD_STEP,
];
