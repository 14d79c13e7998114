/** Tells every fault of an organisation.json with its line and path, in words an administrator acts on. */
import { readFile } from "node:fs/promises";
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { DEEPEST, type FilePath, formatPath, type OrganisationFileFault } from "../../src/organisation/checks";
import { findDoubts } from "../../src/organisation/doubts";
import { ORGANISATION_MAX_BYTES } from "../../src/organisation/fetch";
import { ORGANISATION_FILE_VERSION, type OrganisationFile } from "../../src/organisation/organisation-file";
import { readOrganisation } from "../../src/organisation/read";
import { answerFault } from "../connection/answer-fault";
import { connectionFault } from "../connection/connection-fault";
import { request } from "../connection/request";
import { type OwnAuthority, trustedWith } from "../connection/trust";
import { printable } from "../printable";

/** 0: in order; 1: faults; 2: could not be read. */
export type CheckExitCode = 0 | 1 | 2;

/**
 * Checks one file and writes what was found, line by line.
 * @param target path of a file, or an https address (http for this machine only).
 * @param authority a certificate that is trusted beside those that Node knows
 */
export async function checkOrganisation(
  target: string,
  write: (line: string) => void,
  authority?: OwnAuthority,
): Promise<CheckExitCode> {
  const bytes = /^[a-z][a-z0-9+.-]+:\/\//i.test(target)
    ? await readAddress(target, authority)
    : await readLocalFile(target);
  const text = typeof bytes === "string" ? { exitCode: 2 as const, message: bytes } : textOf(bytes);
  if (typeof text !== "string") {
    write(printable(`${target}: ${text.message}`));
    return text.exitCode;
  }
  const found = findFaults(text);
  for (const fault of found) write(formatLine(fault));
  write(found.length === 0 ? summary(text) : countFaults(found));
  return found.length === 0 ? 0 : 1;
}

/** What the pane would make of a file, whatever is in it: each fault and each doubt as a line. */
export function judgeOrganisation(bytes: Buffer): {
  readonly faults: readonly string[];
  readonly doubts: readonly string[];
  /** How many it names; null where it cannot be used. */
  readonly municipalities: number | null;
} {
  const text = textOf(bytes);
  if (typeof text !== "string") return { faults: [text.message], doubts: [], municipalities: null };
  const found = findFaults(text);
  const lines = (isDoubt: boolean) => found.filter((one) => one.isDoubt === isDoubt).map(formatLine);
  const faults = lines(false);
  return { faults, doubts: lines(true), municipalities: faults.length > 0 ? null : countOf(text, "municipalities") };
}

interface Unread {
  readonly exitCode: 1;
  readonly message: string;
}

/** The text of a file that the pane would read. */
function textOf(bytes: Buffer): string | Unread {
  if (bytes.length > ORGANISATION_MAX_BYTES) {
    const megabytes = (bytes.length / ORGANISATION_MAX_BYTES).toFixed(1).replace(".", ",");
    return { exitCode: 1, message: `Filen fylder ${megabytes} MB. Panelet læser højst 1 MB.` };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = firstLineThatIsNotUtf8(bytes);
    return {
      exitCode: 1,
      message: `Filen er ikke gemt som UTF-8 (se linje ${line}). Gem den igen med tegnkodningen UTF-8.`,
    };
  }
}

/** @returns the bytes, or why there are none */
async function readLocalFile(path: string): Promise<Buffer | string> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return "Filen findes ikke.";
    if (code === "EISDIR") return "Det er en mappe. Skriv navnet på filen.";
    return `Filen kunne ikke læses (${code ?? message}).`;
  }
}

function firstLineThatIsNotUtf8(bytes: Buffer): number {
  const lines = bytes.toString("latin1").split("\n");
  const isUtf8 = (line: string) =>
    Buffer.from(Buffer.from(line, "latin1").toString("utf8")).toString("latin1") === line;
  return lines.findIndex((line) => !isUtf8(line)) + 1;
}

/** @returns the bytes, or why there are none */
async function readAddress(address: string, authority: OwnAuthority | undefined): Promise<Buffer | string> {
  if (!URL.canParse(address)) return "Adressen er ikke en gyldig webadresse.";
  const { protocol, hostname } = new URL(address);
  const isThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isThisMachine)) return "Adressen skal begynde med https://.";
  try {
    const answer = await request(address, { ca: trustedWith(authority) });
    const fault = answerFault("organisation/organisation.json", address, answer);
    return fault ? `${fault.text} ${fault.remedy}` : answer.body;
  } catch (error) {
    const { text, remedy } = await connectionFault(error, { url: address, authority });
    return `${text} ${remedy}`;
  }
}

interface LocatedFault extends OrganisationFileFault {
  /** 1-based. */
  readonly line: number;
  /** The pane uses the file all the same. */
  readonly isDoubt: boolean;
}

function formatLine({ line, path, message, isDoubt }: LocatedFault): string {
  return printable(`linje ${line}: ${formatPath(path)}: ${isDoubt ? "Bemærk: " : ""}${message}`);
}

/** All faults of a file's text, in the order of their lines. */
export function findFaults(text: string): LocatedFault[] {
  const whole = (message: string): LocatedFault[] => [{ path: [], message, line: 1, isDoubt: false }];
  if (text.trim() === "") return whole("Filen er tom.");
  if (text.includes("\0")) return whole("Filen er ikke gemt som UTF-8. Gem den igen med tegnkodningen UTF-8.");
  try {
    return findFaultsInText(text).sort((a, b) => a.line - b.line);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return whole("Filen har flere parenteser inde i hinanden, end den kan læses med.");
  }
}

function findFaultsInText(text: string): LocatedFault[] {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const lineAt = lineCounter(text);
  const repeated = tree
    ? findRepeatedKeys(tree, []).map(({ offset, ...fault }) => ({ ...fault, line: lineAt(offset), isDoubt: true }))
    : [];
  if (errors.length > 0 || !tree) {
    // Behind the first slip the parser guesses; what it guesses would mislead.
    const [first] = errors;
    const name = first ? nameOfError(text, first) : "ValueExpected";
    const message = `Filen er ikke gyldig JSON. ${JSON_ERRORS[name] ?? "Kontrollér tegnene her."}`;
    return [{ path: [], message, isDoubt: false, line: lineAt(lastCharacterBefore(text, first?.offset ?? 0, name)) }];
  }
  const data = getNodeValue(tree);
  const locate = (fault: OrganisationFileFault, isDoubt: boolean): LocatedFault => ({
    ...fault,
    line: lineAt(nearestNode(tree, fault.path).offset),
    isDoubt,
  });
  const reading = readOrganisation(data, text);
  switch (reading.kind) {
    case "newer-version": {
      const message = `Filen er skrevet til version ${reading.version}; dette tilføjelsesprogram kender version ${ORGANISATION_FILE_VERSION}. Opdatér tilføjelsesprogrammet, eller ret filen.`;
      return [locate({ path: ["version"], message }, false)];
    }
    case "invalid":
      return [...repeated, ...reading.faults.map((fault) => locate(fault, false))];
    case "valid":
      return [...repeated, ...findDoubts(data as OrganisationFile).map((doubt) => locate(doubt, true))];
  }
}

function nameOfError(text: string, { error, offset }: ParseError): string {
  const name = printParseErrorCode(error);
  // The parser reads 0101 as 0 and 101 with no comma between.
  const isSplitNumber = name === "CommaExpected" && /[0-9]/.test(text[offset] ?? "") && text[offset - 1] === "0";
  return isSplitNumber ? "InvalidNumberFormat" : name;
}

/** The parser's errors in words. Those that are missing here cannot come from a text without comments. */
const JSON_ERRORS: Readonly<Record<string, string>> = {
  InvalidSymbol: "Her står noget uden dobbelte anførselstegn. Navne og tekster skal stå i dem.",
  InvalidNumberFormat: "Her står et tal, der ikke kan læses. Et nummer, der begynder med 0, skal stå i anførselstegn.",
  UnexpectedEndOfNumber: "Her står et tal, der ikke kan læses.",
  PropertyNameExpected:
    "Her mangler navnet på et felt i anførselstegn, eller der er et komma for meget efter det sidste felt.",
  ValueExpected: "Her mangler en værdi, eller der er et komma for meget efter den sidste værdi.",
  ColonExpected: "Her mangler et kolon efter feltets navn.",
  CommaExpected: "Her mangler et komma mellem to felter eller værdier.",
  CloseBraceExpected: "Her mangler en afsluttende krøllet parentes }.",
  CloseBracketExpected: "Her mangler en afsluttende kantet parentes ].",
  EndOfFileExpected: "Her står noget efter filens afslutning.",
  InvalidCommentToken: "Her står en kommentar. JSON kan ikke have kommentarer. Brug feltet source.",
  UnexpectedEndOfString: "Her mangler et afsluttende anførselstegn.",
  InvalidEscapeCharacter: "Her står en omvendt skråstreg. Skriv den to gange: \\\\.",
  InvalidUnicode: "Her står en ugyldig \\u-kode.",
  InvalidCharacter: "Her står et usynligt styretegn, fx et tabulatortegn, inde i en tekst.",
};

/** A missing comma or bracket is reported at the next token; it is missing where the one before ends. */
function lastCharacterBefore(text: string, offset: number, error: string): number {
  if (!/^(?:Comma|CloseBrac(?:e|ket))Expected$/.test(error)) return offset;
  return Math.max(0, text.slice(0, offset).trimEnd().length - 1);
}

/** The place in the text for a path; where it ends in something that is not there, the object around it. */
function nearestNode(tree: Node, path: FilePath): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    // The line of a field is the line of its name, also where the value begins further down.
    if (node) return node.parent?.type === "property" ? node.parent : node;
  }
  return tree;
}

/** JSON keeps the last of two fields of one name, and says nothing. */
function findRepeatedKeys(node: Node, path: FilePath): (OrganisationFileFault & { readonly offset: number })[] {
  if (path.length > DEEPEST) return [];
  const found: (OrganisationFileFault & { readonly offset: number })[] = [];
  const seen = new Set<string>();
  (node.children ?? []).forEach((child, at) => {
    if (node.type === "array") {
      found.push(...findRepeatedKeys(child, [...path, at]));
      return;
    }
    const [key, value] = child.children ?? [];
    const name = String(key?.value);
    const inner = [...path, name];
    if (seen.has(name)) {
      const message = "Feltet står to gange i samme objekt, og kun det sidste bliver brugt. Slet det ene.";
      found.push({ path: inner, message, offset: child.offset });
    }
    seen.add(name);
    if (value?.children) found.push(...findRepeatedKeys(value, inner));
  });
  return found;
}

function lineCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map(({ index }) => index);
  return (offset) => ends.filter((end) => end < offset).length + 1;
}

function countOf(text: string, key: string): number {
  const file = JSON.parse(text.replace(/^\uFEFF/, "")) as Readonly<Record<string, readonly unknown[] | undefined>>;
  return file[key]?.length ?? 0;
}

function summary(text: string): string {
  const count = (key: string, one: string, many: string) => {
    const length = countOf(text, key);
    return `${length} ${length === 1 ? one : many}`;
  };
  const parts = [
    count("municipalities", "kommune", "kommuner"),
    count("suppliers", "leverandør", "leverandører"),
    count("campaigns", "bestillingsrunde", "bestillingsrunder"),
  ];
  return `Filen er i orden: ${parts.join(", ")}.`;
}

function countFaults(found: readonly LocatedFault[]): string {
  const faults = found.filter(({ isDoubt }) => !isDoubt).length;
  const doubts = found.length - faults;
  const used = faults > 0 ? "Panelet bruger ikke filen, før fejlene er rettet." : "Panelet bruger filen alligevel.";
  const told = [`${faults} fejl`, ...(doubts > 0 ? [`${doubts} bemærkning${doubts === 1 ? "" : "er"}`] : [])];
  return `${told.join(" og ")}. ${used}`;
}
