import type { StateFormat } from "../app/ports/state-format";
import { fitStoredState } from "./fit";
import { readStoredState, writeStoredState } from "./format";

/** The packed form, of which 200 orders fit into a mailbox (docs/adr/0014). */
export const PACKED_STATE: StateFormat = {
  read: readStoredState,
  write: writeStoredState,
  fit: fitStoredState,
};
