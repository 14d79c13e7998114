import {
  encodeFileName,
  encodeHeaderText,
  foldBase64,
  textToBase64,
} from "../../../../src/browser/files/mime-encoding";

const decodeBase64 = (base64: string): string => Buffer.from(base64.replace(/\s/g, ""), "base64").toString("utf8");

describe("a header's text", () => {
  const decode = (encoded: string): string =>
    encoded
      .split("\r\n ")
      .map((word) => decodeBase64(/^=\?utf-8\?B\?(.+)\?=$/.exec(word)?.[1] ?? "?"))
      .join("");

  test.each([
    "Bestilling af ruter og overvågning – Københavns Kommune – KMD Opus Debitor – ØIR03-101-OPK",
    "🏛️".repeat(40),
    "æ".repeat(255),
    "kort",
  ])("comes back whole from words of at most 75 characters: %s", (text) => {
    const encoded = encodeHeaderText(text);
    for (const word of encoded.split("\r\n ")) expect(word.length).toBeLessThanOrEqual(75);
    // Each word is decoded by itself: a character that was divided would not come back.
    expect(decode(encoded)).toBe(text);
  });
});

describe("a file's name", () => {
  const decode = (encoded: string): string =>
    decodeURIComponent(
      encoded
        .split(";\r\n ")
        .map((section, index) => {
          const value = new RegExp(`^filename\\*${index}\\*=(.*)$`).exec(section)?.[1] ?? "?";
          return index === 0 ? value.replace("utf-8''", "") : value;
        })
        .join(""),
    );

  test.each([
    "Bilag 1 - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx",
    "100% \"ægte\"; 'navn'.pdf",
    "ø".repeat(120),
  ])("comes back whole from sections of ASCII in short lines: %s", (name) => {
    const encoded = encodeFileName(name);
    for (const line of encoded.split("\r\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(encoded.replaceAll("\r\n", "")).toMatch(/^[\x20-\x7E]*$/);
    expect(decode(encoded)).toBe(name);
  });
});

test("base64 stands in lines of 76 characters, and nothing is lost", () => {
  const base64 = Buffer.from("x".repeat(1000)).toString("base64");
  const lines = foldBase64(base64).split("\r\n");
  expect(lines.slice(0, -1).every((line) => line.length === 76)).toBe(true);
  expect(lines.join("")).toBe(base64);
  expect(foldBase64("")).toBe("");
});

test("a mail's text has the line breaks of mail, whatever it had before", () => {
  expect(decodeBase64(textToBase64("a\nb\r\nc\rø"))).toBe("a\r\nb\r\nc\r\nø");
});
