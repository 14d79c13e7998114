import {
  isEmailAddress,
  sameAddress,
  splitAddresses,
  uniqueAddresses,
} from "../../../../src/domain/text/email-address";

describe("isEmailAddress", () => {
  it.each([
    "a@b.dk",
    "fornavn.efternavn@eksempel.dk",
    "ordre+ruter@software.example",
    "o'hara@eksempel.dk",
    "søren@økonomi.eksempel.dk",
    "ANNA@EKSEMPEL.DK",
    "a_b-c@under.domæne.eksempel.dk",
    "1234@5678.dk",
    "  anna@eksempel.dk  ",
    `${"x".repeat(64)}@eksempel.dk`,
  ])("takes %j", (address) => {
    expect(isEmailAddress(address)).toBe(true);
  });

  it("takes the letters of both cases and no other", () => {
    const taken = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => /[^a-z0-9]/.test(letter) && isEmailAddress(`a${letter}a@eksempel.dk`),
    );
    expect(taken.join("")).toBe("!#$%&'*+-./=?ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`{|}~ÄÅÆÉÖØÜäåæéöøü");
  });

  it.each([
    "",
    " ",
    "anna",
    "anna@",
    "@eksempel.dk",
    "anna@eksempel",
    "anna@eksempel.d",
    "anna@eksempel.123",
    "anna@@eksempel.dk",
    "anna@eks@empel.dk",
    "anna..bo@eksempel.dk",
    ".anna@eksempel.dk",
    "anna.@eksempel.dk",
    "anna@.eksempel.dk",
    "anna@eksempel..dk",
    "anna@-eksempel.dk",
    "anna@eksempel-.dk",
    "anna bo@eksempel.dk",
    "anna@eksempel.dk bo@eksempel.dk",
    "Anna Eksempel <anna@eksempel.dk>",
    "<anna@eksempel.dk>",
    "mailto:anna@eksempel.dk",
    '"anna bo"@eksempel.dk',
    "anna@[127.0.0.1]",
    "anna@eksempel.dk\nBcc: bo@eksempel.dk",
    "anna\u200b@eksempel.dk",
    "<script>@eksempel.dk",
    "anna,bo@eksempel.dk",
    `${"x".repeat(250)}@eksempel.dk`,
  ])("does not take %j", (address) => {
    expect(isEmailAddress(address)).toBe(false);
  });

  it("answers on a long hostile text", () => {
    expect(isEmailAddress(`${"a.".repeat(100_000)}@`)).toBe(false);
    expect(isEmailAddress(`a@${"a-".repeat(120)}`)).toBe(false);
  });
});

describe("lists of addresses", () => {
  it("splits at semicolon, comma and line break, and drops what is empty", () => {
    expect(splitAddresses(" a@b.dk ;; c@d.dk,\r\ne@f.dk\n;")).toEqual(["a@b.dk", "c@d.dk", "e@f.dk"]);
    expect(splitAddresses(" ; ,\n\u200b")).toEqual([]);
    expect(splitAddresses("\u200banna@eksempel.dk\ufeff; bo@\u202aeksempel.dk")).toEqual([
      "anna@eksempel.dk",
      "bo@eksempel.dk",
    ]);
  });

  it("knows a mailbox again whatever its case and the spaces around it", () => {
    expect(sameAddress("Anna@Eksempel.dk", " anna@eksempel.DK ")).toBe(true);
    expect(sameAddress("anna@eksempel.dk", "bo@eksempel.dk")).toBe(false);
  });

  it("keeps the first spelling of each", () => {
    expect(uniqueAddresses(["Anna@eksempel.dk", "bo@eksempel.dk", "anna@EKSEMPEL.dk"])).toEqual([
      "Anna@eksempel.dk",
      "bo@eksempel.dk",
    ]);
  });
});
