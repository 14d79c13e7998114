import list from "../../assets/forms/forms.json";
import type { Forms } from "../app/ports/forms";
import { createFormLibrary, type FormLibraryParts } from "./form-library";

/** The addresses that webpack gives the bundled templates; each holds the content's hash. */
const URLS: Readonly<Record<string, string>> = {
  "bilag-1": new URL("../../assets/forms/bilag-1.docx", import.meta.url).href,
  "bilag-2": new URL("../../assets/forms/bilag-2.docx", import.meta.url).href,
};

/** The library over the forms that the build carries. */
export function createBundledFormLibrary(fetch: FormLibraryParts["fetch"]): Forms {
  const bundled = list.forms.map((form) => ({ ...form, url: URLS[form.id] ?? "" }));
  return createFormLibrary({ fetch, bundled });
}
