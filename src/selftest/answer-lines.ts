import type { ObservationName } from "./observations";

/** The lines that only a draft shows which answers a mail, or forwards one. */
export const ANSWER_OBSERVES = [
  "body.readScope",
  "body.setScope",
  "properties.inherited",
] as const satisfies readonly ObservationName[];
