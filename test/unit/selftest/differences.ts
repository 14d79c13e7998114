/** What two reports say differently. */
import { OBSERVATION_NAMES, type ObservationName } from "../../../src/selftest/observations";
import type { Report } from "../../../src/selftest/report";

/** Lines of what the pane makes of an Outlook: they become others when the pane becomes better. */
export const OF_THE_PANE = /^(?:fill|undo)\./;

/** The lines that differ. */
export const differentLines = (one: Report, other: Report): readonly ObservationName[] =>
  OBSERVATION_NAMES.filter((name) => JSON.stringify(one.lines[name]) !== JSON.stringify(other.lines[name]));
