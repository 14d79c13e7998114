import { bytesOf, sha256Hex } from "../domain/text/bytes";

/** SHA-256 of the bytes that base64 stands for, as lower-case hex. Content that is not base64 hashes to nothing: "". */
export async function hashContent(base64: string): Promise<string> {
  const bytes = bytesOf(base64);
  return bytes ? sha256Hex(bytes) : "";
}
