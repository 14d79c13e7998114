import { strFromU8, unzipSync } from "fflate";
import PizZip from "pizzip";
import type { FormFault } from "../app/ports/forms";
import { FILE_LIMIT } from "../domain/forms/limits";

/** The types of file that can go as a form. */
export type FormFileType = "docx" | "xlsx" | "pdf";

/** A package that unpacks to more than this is not a form, whatever it is. */
const UNPACKED_LIMIT = 200 * 1024 * 1024;

const MAIN_PART: Readonly<Record<"docx" | "xlsx", string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
};

const TYPES = "[Content_Types].xml";
/** A list of content types has some 2 KB. */
const TYPES_LIMIT = 1024 * 1024;

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
  if (extension === "pdf") return isPdf(bytes) ? "pdf" : fault("type-refused");
  if (extension !== "docx" && extension !== "xlsx") return fault("type-refused");
  // Word and Excel files of before 2007, and those with a password, are another container (D0 CF 11 E0).
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return fault("type-refused");
  const kind = inspectPackage(bytes, MAIN_PART[extension]);
  return kind === null ? extension : fault(kind);
}

function inspectPackage(bytes: Uint8Array, mainPart: string): "damaged" | "macros" | "type-refused" | null {
  try {
    const zip = new PizZip(bytes);
    const names = Object.keys(zip.files);
    // Code lives in vbaProject.bin, in Excel 4 macro sheets, and in ActiveX controls.
    if (names.some((name) => /vbaProject|vbaData|macrosheets\/|activeX\//i.test(name))) return "macros";
    let unpackedSize = 0;
    const { [TYPES]: part } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpackedSize += originalSize;
        // Of the part, as much is unpacked as the package says that it is long, and no more.
        return name === TYPES && originalSize < TYPES_LIMIT;
      },
    });
    if (unpackedSize > UNPACKED_LIMIT) return "damaged";
    if (part === undefined) return "type-refused";
    const types = strFromU8(part);
    if (/macroEnabled|vbaProject/i.test(types)) return "macros";
    return types.includes(`"${mainPart}"`) ? null : "type-refused";
  } catch {
    return "damaged";
  }
}

/** A PDF may have some bytes before its header, within the first 1024 (ISO 32000-1, annex H, note 13). */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
