/** How long calls take. */
import type { Behaviours } from "./behaviour-table";

/** @param name the call, as in `protocol/host-calls.ts`. @returns milliseconds */
export const callDuration = (name: string, behaviours: Behaviours): number =>
  behaviours["calls.latencyMs"] + (name === "saveAsync" ? behaviours["save.delayMs"] : 0);
