import { FILE_LIMIT } from "../../domain/forms/limits";
import type { OrderKey } from "../../domain/order/reference";
import type { FormFault, OwnFile } from "../ports/forms";
import type { Pane } from "./pane";

/** A file that the user chose, not read yet. */
export interface ChosenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Takes a file of the user's own in place of a form, for one order.
 * @returns why it is not taken, or null when it is. Never rejects.
 */
export async function takeOwnFile(
  { ports, store }: Pane,
  key: OrderKey,
  formId: string,
  file: ChosenFile,
): Promise<FormFault | null> {
  if (file.size > FILE_LIMIT) {
    // Not read at all: it may be a film.
    const size = { bytes: file.size, limit: FILE_LIMIT, of: "file" } as const;
    return { kind: "too-large", fileName: file.name, size };
  }
  try {
    const own: OwnFile = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const fault = await ports.forms.inspect(own);
    const { ownFiles } = store.own();
    if (!fault) store.change({ ownFiles: { ...ownFiles, [key]: { ...ownFiles[key], [formId]: own } } });
    return fault;
  } catch {
    return { kind: "not-loaded", fileName: file.name };
  }
}

/** Goes back to the form that the file took the place of. */
export function leaveOwnFile({ store }: Pane, key: OrderKey, formId: string): void {
  const { ownFiles } = store.own();
  const { [formId]: _left, ...others } = ownFiles[key] ?? {};
  store.change({ ownFiles: { ...ownFiles, [key]: others } });
}
