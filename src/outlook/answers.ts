import type { DraftAttachment, Recipient } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";

// Outlook's answers come as they come: each is looked at before it is believed.

/** The error of an answer that is none. */
export function unclear(operation: string): OutlookError {
  return new OutlookError(operation, "unclear", null, "Outlook answered with something else than was asked for");
}

/** An answer that must be a text. */
export function textOf(operation: string, value: unknown): string {
  if (typeof value !== "string") throw unclear(operation);
  return value;
}

/** An answer that must be an object. */
export function fieldsOf(operation: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw unclear(operation);
  return value as Readonly<Record<string, unknown>>;
}

/** An answer that must be a list of objects. */
function listOf(operation: string, value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw unclear(operation);
  return value.map((entry) => fieldsOf(operation, entry));
}

/** Recipients. A personal contact list has a name and no address (office-js#4661). */
export function recipientsOf(operation: string, value: unknown): Recipient[] {
  return listOf(operation, value).map(({ emailAddress, displayName }) => {
    const address = typeof emailAddress === "string" ? emailAddress : "";
    const name = typeof displayName === "string" ? displayName : "";
    return { address, name: name || address };
  });
}

/** Attachments. */
export function attachmentsOf(operation: string, value: unknown): DraftAttachment[] {
  return listOf(operation, value).map(({ id, name, size, isInline, attachmentType }) => ({
    id: textOf(operation, id),
    name: textOf(operation, name),
    size: typeof size === "number" ? size : Number.NaN,
    isInline: isInline === true,
    type: typeOf(attachmentType),
  }));
}

function typeOf(value: unknown): DraftAttachment["type"] {
  const name = String(value).toLowerCase();
  return name === "file" || name === "item" || name === "cloud" ? name : "unknown";
}

/** The content of an attachment as base64, or null where it comes in another form. */
export function contentOf(operation: string, value: unknown): string | null {
  const { format, content } = fieldsOf(operation, value);
  return String(format).toLowerCase() === "base64" && typeof content === "string" ? content : null;
}

/** A time that the item tells, or null. */
export function timeOf(value: unknown): Date | null {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : null;
}
