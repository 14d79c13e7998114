import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";

/** One import: the file that says it, and the project's file or the package that it names. Types count as well. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** What a source text imports or exports from, in whatever way: `import`, `export ... from`, `import()`, `import("x").T`. */
export function importedBy(source: string, isTsx = false): string[] {
  const found: string[] = [];
  const take = (value: unknown) => {
    if (isNode(value) && value["type"] === "StringLiteral") found.push(String(value["value"]));
  };
  const visit = (node: unknown) => {
    if (!isNode(node)) return;
    if (
      node["type"] === "ImportDeclaration" ||
      node["type"] === "ExportNamedDeclaration" ||
      node["type"] === "ExportAllDeclaration"
    )
      take(node["source"]);
    if (node["type"] === "TsImportType") take(node["argument"]);
    if (node["type"] === "CallExpression" && isNode(node["callee"]) && node["callee"]["type"] === "Import") {
      const [first] = node["arguments"] as readonly Node[];
      take(first?.["expression"]);
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(parseSync(source, { syntax: "typescript", tsx: isTsx, target: "es2022" }));
  return found;
}

/** Every source file below a folder of the project, as paths from its top. */
export function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .sort();
}

/** All imports of those files. A relative one is given as the file that it leads to. */
export function importsOf(files: readonly string[]): Import[] {
  return files.flatMap((from) =>
    importedBy(readFileSync(from, "utf8"), from.endsWith(".tsx")).map((target) => ({
      from,
      to: target.startsWith(".") ? fileAt(path.posix.join(path.posix.dirname(from), target)) : target,
    })),
  );
}

function fileAt(place: string): string {
  const file = [place, `${place}.ts`, `${place}.tsx`].find((name) => existsSync(name) && statSync(name).isFile());
  if (!file) throw new Error(`${place} is imported and is not there`);
  return file;
}

/** The circles of those imports: each as the files that lead back to the first, in the order of the imports. */
export function circlesOf(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at !== -1) circles.push(way.slice(at));
    if (at !== -1 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return circles;
}
