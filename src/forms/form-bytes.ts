import { strFromU8 } from "fflate";

/** The bytes as base64, as Office.js takes an attachment: no line breaks, no `data:` before it. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true));
}

/** The SHA-256 of the bytes in lower-case hex. Needs a secure context, which an Outlook add-in always is. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
