/** What two reports say differently. */
import { OBSERVATION_NAMES, type ObservationName } from "../../../src/selftest/observations";
import type { Report } from "../../../src/selftest/report";

/** The lines that differ. */
export const differentLines = (one: Report, other: Report): readonly ObservationName[] =>
  OBSERVATION_NAMES.filter((name) => JSON.stringify(one.lines[name]) !== JSON.stringify(other.lines[name]));
