import { findSensitiveContent, mayHoldSensitiveContent } from "../../../../src/domain/text/sensitive-content";

const CPR_LIKE = [
  "010203-1234",
  "0102031234",
  "010203 1234",
  "010203–1234",
  "311299-4321",
  "Ib Eksempel, 010203-1234.",
  "(010203-1234)",
  "cpr:010203-1234",
  "en linje\n010203-1234\nen til",
  "\t010203-1234",
  "010203\u22121234",
  "010203\u00ad1234",
  "010203\u00a01234",
  "010203\u2009-\u20091234",
  "010203 - 1234",
  "010203\u200b-1234",
  "sag-010203-1234",
  "CPR-0102031234",
];
const NOT_CPR = [
  "320203-1234",
  "011303-1234",
  "000203-1234",
  "5790000000005",
  "64942212",
  "+45 70 10 20 30",
  "2026-11-02",
  "0102-031234",
  "00000000-0000-4000-8001-000000000101",
  "a0102031234",
  "010203-12345",
  "1-010203-1234",
  "æ010203-1234",
];
const KEYS = [
  "-----BEGIN PRIVATE KEY-----",
  "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE",
  "-----BEGIN ENCRYPTED PRIVATE KEY-----",
  "-----BEGIN OPENSSH PRIVATE KEY-----",
  "-----BEGIN PGP PRIVATE KEY BLOCK-----",
  "PuTTY-User-Key-File-3: ssh-ed25519",
  "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU",
  "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
  "AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
];
const NOT_KEYS = [
  "-----BEGIN PUBLIC KEY-----",
  "-----BEGIN CERTIFICATE-----",
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
  "SHA256:eksempel101abcdefghijklmnopqrstuvwxyz",
];

describe("personal identity numbers", () => {
  it.each(CPR_LIKE)("%j looks like one", (text) => expect(findSensitiveContent(text)).toEqual(["cpr-number"]));
  it.each(NOT_CPR)("%j does not", (text) => expect(findSensitiveContent(text)).toEqual([]));
});

describe("private keys", () => {
  it.each(KEYS)("%j is one", (text) => expect(findSensitiveContent(text)).toEqual(["private-key"]));
  it.each(NOT_KEYS)("%j is none", (text) => expect(findSensitiveContent(text)).toEqual([]));
});

describe("the quick look at a whole file", () => {
  it.each([...CPR_LIKE, ...KEYS])("does not miss %j, as value or as key", (text) => {
    expect(mayHoldSensitiveContent(JSON.stringify({ a: ["b", text] }))).toBe(true);
    expect(mayHoldSensitiveContent(JSON.stringify({ [text]: 1 }, null, 2))).toBe(true);
  });

  it("sees a number that is none in quotes", () => {
    expect(mayHoldSensitiveContent('{"a":3112991234}')).toBe(true);
  });

  it.each(NOT_KEYS)("passes %j", (text) => expect(mayHoldSensitiveContent(JSON.stringify([text]))).toBe(false));
});
