import type { Fault } from "../connection/fault";
import { printable } from "../printable";

/** One thing that was found out. */
export interface Finding {
  readonly level: "ok" | "fault" | "note";
  readonly text: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly remedy: string;
  /** The files that it is true of, where it is of files. */
  readonly files: readonly string[];
}

/** How many files are named before the others are counted. */
const NAMED = 3;

/** Collects what is found out, and hands each finding on as it is made. */
export class Report {
  readonly findings: Finding[] = [];
  readonly #hear: (finding: Finding) => void;
  /** What is reported of which file already: a file that several checks need is reported once. */
  readonly #told = new Set<string>();

  constructor(hear: (finding: Finding) => void) {
    this.#hear = hear;
  }

  ok(text: string): void {
    this.#add({ level: "ok", text, remedy: "", files: [] });
  }
  fault(text: string, remedy: string, files: readonly string[] = []): void {
    this.#add({ level: "fault", text, remedy, files });
  }
  note(text: string, remedy = "", files: readonly string[] = []): void {
    this.#add({ level: "note", text, remedy, files });
  }
  /**
   * One check of one thing.
   * @param file the file that it is about, where the same may be said of it elsewhere
   * @returns whether all was well
   */
  check(text: string, fault: Fault | null, file?: string): boolean {
    const key = fault && file !== undefined ? keyOf(file, fault) : null;
    if (!fault) this.ok(text);
    else if (key === null || !this.#told.has(key)) this.fault(`${text}: ${fault.text}`, fault.remedy);
    if (key !== null) this.#told.add(key);
    return fault === null;
  }
  /**
   * One check of many files: what several have in common is reported once.
   * @param faultsOf what is wrong with a file
   */
  checkFiles(text: string, files: readonly string[], faultsOf: (file: string) => readonly Fault[]): void {
    const groups = grouped(files, faultsOf);
    if (groups.length === 0) this.ok(`${text} (${inWords(files, files.length)})`);
    for (const { fault, files: faulty } of groups) {
      this.fault(`${text}: ${fault.text} (${inWords(faulty, files.length)})`, fault.remedy, faulty);
      for (const file of faulty) this.#told.add(keyOf(file, fault));
    }
  }
  /** The same for what is only worth knowing; says nothing where there is nothing. */
  noteFiles(files: readonly string[], notesOf: (file: string) => readonly Fault[]): void {
    for (const { fault, files: noted } of grouped(files, notesOf)) {
      this.note(`${fault.text} (${inWords(noted, files.length)})`, fault.remedy, noted);
    }
  }

  count(level: Finding["level"]): number {
    return this.findings.filter((finding) => finding.level === level).length;
  }

  #add({ level, text, remedy, files }: Finding): void {
    const finding = { level, text: printable(text), remedy: printable(remedy), files: files.map(printable) };
    this.findings.push(finding);
    this.#hear(finding);
  }
}

const keyOf = (file: string, { text }: Fault) => `${file} ${text}`;

function grouped(files: readonly string[], faultsOf: (file: string) => readonly Fault[]) {
  const groups = new Map<string, { readonly fault: Fault; readonly files: string[] }>();
  for (const file of files) {
    for (const fault of faultsOf(file)) {
      const key = JSON.stringify(fault);
      const group = groups.get(key) ?? { fault, files: [] };
      group.files.push(file);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** `taskpane.html, version.json`, `static/a.js, static/b.js, static/c.js og 12 andre filer` or `alle 61 filer`. */
export function inWords(files: readonly string[], all: number): string {
  if (files.length === all && all > NAMED) return `alle ${all} filer`;
  if (files.length <= NAMED) return files.join(", ");
  const others = files.length - NAMED;
  return `${files.slice(0, NAMED).join(", ")} og ${others} ${others === 1 ? "anden fil" : "andre filer"}`;
}
