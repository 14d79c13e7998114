import { createHash, randomBytes } from "node:crypto";
import { bytesOf, sha256Hex, toBase64 } from "../../../../src/domain/text/bytes";

test.each([0, 1, 2, 3, 0x7fff, 0x8000, 0x8001, 200_000])("%i bytes go to base64 and back", (length) => {
  const bytes = new Uint8Array(randomBytes(length));
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  expect(bytesOf(toBase64(bytes))).toEqual(bytes);
});

test("what is no base64 stands for nothing", () => {
  expect(bytesOf("æ%")).toBeNull();
});

test("the mark of bytes is their SHA-256 in lower-case hex", async () => {
  const bytes = new Uint8Array(randomBytes(1000));
  expect(await sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(await sha256Hex(new Uint8Array())).toMatch(/^e3b0c44298fc/);
});
