/** Whether a report tells of a switch that was turned. */
import type { Report } from "../../../src/selftest/report";
import { BEHAVIOURS } from "../../outlook-host/behaviours/behaviour-table";
import type { Flip } from "./flips";

/** The line of the switch's own name says its value: a measure is told as near as it can be measured. */
export function isTold({ name, value }: Pick<Flip, "name" | "value">, report: Report): boolean {
  const line = report.lines[name as keyof Report["lines"]];
  if (!line || line.status === "not-possible") return false;
  const told = line.value;
  if (BEHAVIOURS[name].kind !== "number") return told === value;
  switch (name) {
    case "calls.simultaneous":
      return told === (value === 0 ? 4 : value);
    case "recipients.fieldLimit":
    case "recipients.readLimit":
      return told === value;
    // The largest of the files that was still taken.
    case "attachments.fileLimit":
      return Number(told) > 0 && Number(told) <= Number(value);
    case "body.plainTextWrap":
      return Number(told) <= Number(value) && Number(told) > Number(value) - 3;
    default:
      return Number(told) > Number(value) - 200 && Number(told) < Number(value) + 200;
  }
}
