import { findReferences } from "../domain/order/reference";
import { openPackage, PackageError, ReadingBudget, readXml } from "./package-reader";

/** Where a Word document has what a reader sees of it. */
const READ_PART = /^word\/(?:document|header\d*|footer\d*)\.xml$/;

/** The order references that a Word document names; null where it cannot be read. */
export function referencesInDocument(bytes: Uint8Array): readonly string[] | null {
  try {
    const budget = new ReadingBudget();
    const parts = openPackage(bytes).filter(({ name }) => READ_PART.test(name));
    return findReferences(parts.map((part) => textOf(part.read(budget), budget)).join("\n"));
  } catch (error) {
    if (error instanceof PackageError) return null;
    throw error;
  }
}

/** The words of a part. Paragraphs and tabs divide them; runs do not. */
function textOf(xml: Uint8Array, budget: ReadingBudget): string {
  let text = "";
  let isText = false;
  readXml(xml, budget, {
    open(name) {
      if (name === "t") isText = true;
      if (name === "tab" || name === "br") text += " ";
    },
    close(name) {
      if (name === "t") isText = false;
      // Not a line break: a reference that was broken there would be joined.
      if (name === "p") text += " | ";
    },
    text(found) {
      if (isText) text += found;
    },
  });
  return text;
}
