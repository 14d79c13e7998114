import type { FormFault } from "../app/ports/forms";
import { FILE_LIMIT } from "../domain/forms/limits";
import { inspectPackage } from "./inspect-package";
import { inspectPdf } from "./inspect-pdf";

/** The types of file that can go as a form. */
export type FormFileType = "docx" | "xlsx" | "pdf";

const MACRO_EXTENSIONS = ["docm", "dotm", "xlsm", "xltm", "xlam", "xlsb"];

/** The extension of a file name in lower case, without its dot; empty when it has none. */
export function extensionOf(fileName: string): string {
  return /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/**
 * Judges a file by size, name and content. The content decides: a file that is not what its name says is refused.
 * @returns its type, or why it cannot be used.
 */
export function inspectFormFile(fileName: string, bytes: Uint8Array): FormFileType | FormFault {
  const fault = (kind: FormFault["kind"]): FormFault => ({ kind, fileName });
  if (bytes.length === 0) return fault("empty");
  if (bytes.length > FILE_LIMIT) {
    return { ...fault("too-large"), size: { bytes: bytes.length, limit: FILE_LIMIT, of: "file" } };
  }
  const extension = extensionOf(fileName);
  if (MACRO_EXTENSIONS.includes(extension)) return fault("macros");
  if (extension === "pdf") {
    const kind = inspectPdf(bytes);
    return kind === null ? "pdf" : fault(kind);
  }
  if (extension !== "docx" && extension !== "xlsx") return fault("type-refused");
  // Word and Excel files of before 2007, and those with a password, are another container (D0 CF 11 E0).
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return fault("type-refused");
  const kind = inspectPackage(bytes, extension).fault;
  return kind === null ? extension : fault(kind);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
