/** The bytes as base64, as Office.js takes an attachment: no line breaks, no `data:` before it. */
export function toBase64(bytes: Uint8Array): string {
  // In pieces: a call has a limit of arguments. A multiple of three, so that the pieces join without padding.
  const step = 3 * 8192;
  let text = "";
  for (let start = 0; start < bytes.length; start += step) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + step)));
  }
  return text;
}

/** The SHA-256 of the bytes in lower-case hex. Needs a secure context, which an Outlook add-in always is. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
