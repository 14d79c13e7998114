/** Bytes as text, and their hash. */

/** Characters that one call of `String.fromCharCode` takes everywhere. */
const AT_ONCE = 0x8000;

/** The bytes as base64, as Office.js takes an attachment: no line breaks, no `data:` before it. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return btoa(binary);
}

/** The bytes that base64 stands for; null for what is no base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The SHA-256 of the bytes in lower-case hex. Rejects outside a secure context, which an add-in is always in. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
