/** Answers that Outlook gives wrongly: nothing, something empty, something of another shape, success for what was not done. */

export type WrongAnswer = "null" | "empty" | "other-shape";

/** Calls that ask and change nothing. */
export const isReading = (name: string): boolean => /(?:^|\.)(?:get|load|is)[A-Z]/.test(name);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @returns an answer of the same shape with nothing in it */
export function emptied(answer: unknown): unknown {
  if (typeof answer === "string") return "";
  if (typeof answer === "number") return 0;
  if (Array.isArray(answer)) return [];
  if (isRecord(answer)) {
    // The content of a file is still base64.
    const entries = Object.entries(answer).map(([key, value]) => [key, key === "format" ? value : emptied(value)]);
    return Object.fromEntries(entries);
  }
  return answer;
}

/** @returns an answer that no such call gives */
function reshaped(answer: unknown): unknown {
  if (typeof answer === "string") return { value: answer.length };
  if (Array.isArray(answer)) return { length: "mange" };
  return isRecord(answer) ? "et helt andet svar" : 42;
}

/** @param answer what a healthy Outlook would say */
export function answerWrongly(answer: unknown, how: WrongAnswer): unknown {
  if (how === "null") return null;
  return how === "empty" ? emptied(answer) : reshaped(answer);
}

/** @returns what a call that changes something says when it has not: success, with an id where one belongs to it */
export function pretendedAnswer(name: string): unknown {
  if (name === "addFileAttachmentFromBase64Async") return "bilag-findes-ikke";
  return name === "saveAsync" ? "AAMkADpretended000AAA=" : undefined;
}
