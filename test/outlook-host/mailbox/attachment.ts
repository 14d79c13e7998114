/** Attachments of drafts and of received mails: bytes as base64 text, which is how office.js carries them. */

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly base64: string;
  readonly isInline: boolean;
  /** A file that lies in the cloud, and stands in the mail as a link: its address. */
  readonly cloudUrl?: string;
  /** When an add-in added it: milliseconds since 1970. Absent for what was there, and for what the user attached. */
  readonly addedAt?: number;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  txt: "text/plain",
  csv: "text/csv",
  ics: "text/calendar",
  png: "image/png",
  jpg: "image/jpeg",
  eml: "message/rfc822",
};

/** @returns the type that the file's ending tells, or `application/octet-stream`. */
export function contentTypeOf(fileName: string): string {
  const ending = fileName.toLowerCase().split(".").pop() ?? "";
  return CONTENT_TYPES[ending] ?? "application/octet-stream";
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** @returns the number of bytes that the base64 text holds, or null when it is not base64. */
export function base64Size(base64: string): number | null {
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return null;
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** @returns the UTF-8 bytes of a text as base64. */
export function encodeBase64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @returns the bytes that the base64 text holds. */
export function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
