import type { FormFault } from "../app/ports/forms";
import { fillTemplate, isTemplate, isWellFormed, TemplateError } from "./fill-template";
import { inspectFormFile } from "./inspect-form-file";

/**
 * Fills a form that is not the project's own, as far as it asks for anything. What may be in it is looked at first.
 * @returns the bytes that go to the supplier, or why the file cannot be used
 */
export function fillForeignForm(
  fileName: string,
  bytes: Uint8Array,
  values: Readonly<Record<string, string>>,
): Uint8Array | FormFault {
  return orFault(fileName, () => {
    const type = inspectFormFile(fileName, bytes);
    if (typeof type !== "string") return type;
    if (type !== "docx" || !isTemplate(bytes, values)) return bytes;
    const filled = fillTemplate(bytes, values);
    return isWellFormed(filled) ? filled : { kind: "not-filled", fileName };
  });
}

/** Fills one of the project's own forms. */
export function fillBundledForm(
  fileName: string,
  bytes: Uint8Array,
  values: Readonly<Record<string, string>>,
): Uint8Array | FormFault {
  return orFault(fileName, () => fillTemplate(bytes, values));
}

function orFault(fileName: string, fill: () => Uint8Array | FormFault): Uint8Array | FormFault {
  try {
    return fill();
  } catch (error) {
    if (!(error instanceof TemplateError)) return { kind: "damaged", fileName };
    return error.placeholders.length > 0
      ? { kind: "placeholder-unknown", fileName, details: error.placeholders }
      : { kind: "not-filled", fileName };
  }
}
