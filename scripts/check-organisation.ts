/**
 * `npm run check-organisation -- <file or URL>`: tells every fault of an organisation.json with its line and path, in
 * words an administrator acts on. Exit code 0: in order; 1: faults; 2: the file could not be read, or wrong usage.
 */
import { readFile, stat } from "node:fs/promises";
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { DEEPEST, type FilePath, formatPath, type OrganisationFileFault } from "../src/organisation/checks";
import { findDoubts } from "../src/organisation/doubts";
import { fetchOrganisationText, ORGANISATION_MAX_BYTES } from "../src/organisation/fetch";
import { ORGANISATION_FILE_VERSION, type OrganisationFile } from "../src/organisation/organisation-file";
import { readOrganisation } from "../src/organisation/read";

const USAGE = "Brug: npm run check-organisation -- <fil eller https-adresse>";

/** 0: in order; 1: faults; 2: could not be read. */
export type CheckExitCode = 0 | 1 | 2;

/**
 * Checks one file and writes what was found, line by line.
 * @param target path of a file, or an https address (http for this machine only).
 */
export async function checkOrganisation(target: string, write: (line: string) => void): Promise<CheckExitCode> {
  const read = /^[a-z][a-z0-9+.-]+:\/\//i.test(target) ? await readAddress(target) : await readLocalFile(target);
  if (typeof read !== "string") {
    write(`${target}: ${read.message}`);
    return read.exitCode;
  }
  const found = findFaults(read).sort((a, b) => a.line - b.line);
  for (const { line, path, message, isDoubt } of found) {
    write(`linje ${line}: ${formatPath(path)}: ${isDoubt ? "Bemærk: " : ""}${message}`);
  }
  write(found.length === 0 ? summary(read) : countFaults(found));
  return found.length === 0 ? 0 : 1;
}

interface Unread {
  readonly exitCode: 1 | 2;
  readonly message: string;
}

async function readLocalFile(path: string): Promise<string | Unread> {
  try {
    const { size } = await stat(path);
    if (size > ORGANISATION_MAX_BYTES) {
      const megabytes = (size / ORGANISATION_MAX_BYTES).toFixed(1).replace(".", ",");
      return { exitCode: 1, message: `Filen fylder ${megabytes} MB. Panelet læser højst 1 MB.` };
    }
    const bytes = await readFile(path);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      const line = firstLineThatIsNotUtf8(bytes);
      return {
        exitCode: 1,
        message: `Filen er ikke gemt som UTF-8 (se linje ${line}). Gem den igen med tegnkodningen UTF-8.`,
      };
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { exitCode: 2, message: "Filen findes ikke." };
    if (code === "EISDIR") return { exitCode: 2, message: "Det er en mappe. Skriv navnet på filen." };
    return { exitCode: 2, message: `Filen kunne ikke læses (${code ?? (error as Error).message}).` };
  }
}

function firstLineThatIsNotUtf8(bytes: Buffer): number {
  const lines = bytes.toString("latin1").split("\n");
  const isUtf8 = (line: string) =>
    Buffer.from(Buffer.from(line, "latin1").toString("utf8")).toString("latin1") === line;
  return lines.findIndex((line) => !isUtf8(line)) + 1;
}

const WHY_NOT_FETCHED: Readonly<Record<string, string>> = { missing: "Serveren har ingen fil på adressen (HTTP 404)." };

async function readAddress(address: string): Promise<string | Unread> {
  if (!URL.canParse(address)) return { exitCode: 2, message: "Adressen er ikke en gyldig webadresse." };
  const { protocol, hostname } = new URL(address);
  const isThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isThisMachine)) {
    return { exitCode: 2, message: "Adressen skal begynde med https://." };
  }
  const fetched = await fetchOrganisationText(address);
  if (fetched.kind === "text") return fetched.text;
  const why = fetched.cause ? whyNotReached(fetched.cause) : (WHY_NOT_FETCHED[fetched.fault] ?? "");
  const message = [...fetched.details, why].join(" ").trim();
  return { exitCode: fetched.fault === "too-large" || fetched.fault === "not-json" ? 1 : 2, message };
}

/** @param code Node's name of what went wrong. */
function whyNotReached(code: string): string {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "Serverens navn er ikke fundet. Kontrollér adressen.";
  if (code === "ECONNREFUSED") return "Der svarer ingen webserver på adressen.";
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) {
    return `Node.js godkender ikke serverens certifikat (${code}). Er det udstedt af jeres egen certifikatudsteder, så angiv udstederens certifikat i miljøvariablen NODE_EXTRA_CA_CERTS.`;
  }
  return `(${code})`;
}

interface LocatedFault extends OrganisationFileFault {
  /** 1-based. */
  readonly line: number;
  /** The pane uses the file all the same. */
  readonly isDoubt: boolean;
}

/** All faults of a file's text, each with its line. */
export function findFaults(text: string): LocatedFault[] {
  const whole = (message: string): LocatedFault[] => [{ path: [], message, line: 1, isDoubt: false }];
  if (text.trim() === "") return whole("Filen er tom.");
  if (text.includes("\0")) return whole("Filen er ikke gemt som UTF-8. Gem den igen med tegnkodningen UTF-8.");
  try {
    return findFaultsInText(text);
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

/** A missing comma or bracket is told of at the next token; it is missing where the one before ends. */
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

function summary(text: string): string {
  const file = JSON.parse(text) as Record<string, readonly unknown[] | undefined>;
  const count = (key: string, one: string, many: string) => {
    const length = file[key]?.length ?? 0;
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

async function main(targets: readonly string[]): Promise<void> {
  const [target] = targets;
  if (!target || targets.length > 1) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  process.exitCode = await checkOrganisation(target, (line) => console.log(line));
}

if (process.argv[1]?.endsWith("check-organisation.ts")) void main(process.argv.slice(2));
