import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { build } from "esbuild";
import { formValues } from "../../../src/domain/forms/values";
import { DATES, orderOf, ROUTE_FORM, SHORT } from "./form-fixtures";

const TOP = resolve(__dirname, "../../..");

test("filling a form makes no code from text: it runs where that is forbidden, as under the pane's CSP", async () => {
  const bundled = await build({
    stdin: {
      contents: 'import { fillTemplate } from "./src/forms/fill-template"; globalThis.fillTemplate = fillTemplate;',
      resolveDir: TOP,
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
  });
  const library = bundled.outputFiles[0]?.text ?? "";
  const values = JSON.stringify(formValues(orderOf("101", SHORT), ROUTE_FORM, DATES));
  // `refused` shows that the flag is on: the same process may not make a function from text.
  const script = `${library}
    let refused = false;
    try { new Function("return 1"); } catch (error) { refused = error instanceof EvalError; }
    const template = new Uint8Array(require("node:fs").readFileSync("assets/forms/bilag-1.docx"));
    console.log(JSON.stringify({ refused, bytes: globalThis.fillTemplate(template, ${values}).length }));`;
  const output = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "-"], {
    cwd: TOP,
    input: script,
    encoding: "utf8",
  });
  const { refused, bytes } = JSON.parse(output) as { refused: boolean; bytes: number };
  expect(refused).toBe(true);
  expect(bytes).toBeGreaterThan(5_000);
  expect(library).not.toMatch(/\bnew Function\b|\beval\(/);
});
