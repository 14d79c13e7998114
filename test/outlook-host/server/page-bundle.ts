/** Bundles TypeScript for a page, in memory. */
import path from "node:path";
import { build } from "esbuild";

export interface PageBundle {
  readonly script: string;
  /** "" where the entry imports no style sheet. */
  readonly style: string;
}

/**
 * @param entry a `.ts` or `.tsx` file
 * @param withSourceMap for whoever looks at the page with a browser's tools; it is three quarters of the script
 * @throws with esbuild's message when it does not compile
 */
export async function bundlePage(entry: string, { withSourceMap = false } = {}): Promise<PageBundle> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: path.join(process.cwd(), ".local-outlook"),
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    sourcemap: withSourceMap && "inline",
    loader: { ".docx": "dataurl", ".png": "dataurl", ".svg": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"', __VERSION__: '"0.0.0"', __COMMIT__: '"test"' },
    logLevel: "silent",
  });
  const textOf = (ending: string) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { script: textOf(".js"), style: textOf(".css") };
}
