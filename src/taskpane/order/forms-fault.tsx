import type { FormFault } from "../../app/ports/forms";
import { useFormsTexts } from "./use-forms-texts";

/** Why a form's file is not used, as a sentence. */
export function FormsFault({ fault }: { readonly fault: FormFault }) {
  return <p>{useFormsTexts().fault(fault)}</p>;
}
