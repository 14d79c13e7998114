import { readdirSync, readFileSync } from "node:fs";

/** A fenced block in the administrators' guides. */
export interface GuideBlock {
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

/** Every fenced block of every guide for administrators. */
export function guideBlocks(): readonly GuideBlock[] {
  return readdirSync("docs/admin")
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => {
      const file = `docs/admin/${name}`;
      const blocks = readFileSync(file, "utf8").matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^ *```$/gm);
      return [...blocks].map(([, indent = "", language = "", text = ""]) => ({
        file,
        language,
        text: text.replace(new RegExp(`^${indent}`, "gm"), ""),
      }));
    });
}

/** The commands of the guides that run one of our programs, with the program's arguments; in blocks and in the text. */
export function guideCommands(): readonly { readonly file: string; readonly program: string; readonly args: string }[] {
  return readdirSync("docs/admin")
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => {
      const file = `docs/admin/${name}`;
      const commands = readFileSync(file, "utf8").matchAll(/node (?:\/[\w/]+\/)?(?:deploy\/)([\w-]+)\.mjs ([^\n`]+)/g);
      return [...commands].map(([, program = "", args = ""]) => ({ file, program, args }));
    });
}
