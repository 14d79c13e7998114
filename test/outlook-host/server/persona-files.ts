/** The personas in their folder: one JSON file each, named after it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Persona, readPersona } from "../behaviours/persona";

export const PERSONA_FOLDER = path.resolve("test/outlook-host/personas");

/** @throws Error that names the file and what is wrong in it */
function readFile(folder: string, file: string): Persona {
  try {
    const persona = readPersona(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
    if (`${persona.name}.json` !== file) throw new Error(`its name is ${persona.name}`);
    return persona;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @throws Error that names the file and what is wrong in it */
export function readPersonas(folder = PERSONA_FOLDER): readonly Persona[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => readFile(folder, file));
}

/** @throws Error that names those that there are, where there is none of that name */
export function findPersona(name: string, folder = PERSONA_FOLDER): Persona {
  const personas = readPersonas(folder);
  const found = personas.find((persona) => persona.name === name);
  if (!found) throw new Error(`there is no persona ${name}; there are ${personas.map((each) => each.name).join(", ")}`);
  return found;
}

/**
 * @param nameOrFile a shipped persona's name, or the path of a file that ends in `.json`
 * @throws Error that names those that there are, or what is wrong in the file
 */
export const choosePersona = (nameOrFile: string): Persona =>
  nameOrFile.endsWith(".json")
    ? readFile(path.dirname(nameOrFile), path.basename(nameOrFile))
    : findPersona(nameOrFile);
