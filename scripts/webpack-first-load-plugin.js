const { readFileSync } = require("node:fs");
const { gzipSync } = require("node:zlib");

/**
 * What may be fetched until the fill button works, gzip, beside office.js and organisation.json: page, style sheet and the
 * scripts before any lazy chunk. That nothing else is fetched until then is held by test/e2e/first-load.spec.ts, which
 * counts what a browser really asks for.
 */
const BUDGET_KILOBYTES = 95;
const BUDGET_REQUESTS = 4;

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);

/** Prints what the first view loads, and fails the build where that is over the budget. */
class FirstLoadPlugin {
  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.afterEmit.tap("FirstLoadPlugin", (compilation) => {
      if (compilation.errors.length > 0) return;
      const folder = compilation.outputOptions.path;
      /** @param {Iterable<string>} files */
      const size = (files) =>
        [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length, 0);
      // Of the pane: the page that tries an Outlook is opened by hand.
      const pages = compilation
        .getAssets()
        .map((asset) => asset.name)
        .filter((name) => /\.(html|css)$/.test(name) && !/\bselftest\b/.test(name));
      const first = (compilation.entrypoints.get("taskpane")?.getFiles() ?? []).concat(pages);
      const bytes = size(first);
      const later = [...compilation.chunks]
        .filter((chunk) => !chunk.canBeInitial())
        .map((chunk) => `${chunk.name ?? chunk.id} ${kilobytes(size(chunk.files))}`)
        .sort();
      console.log(
        `First load: ${kilobytes(bytes)} KB gzip in ${first.length} files, beside office.js. Later: ${later.join(", ") || "nothing"}.`,
      );
      if (bytes > BUDGET_KILOBYTES * 1024 || first.length > BUDGET_REQUESTS) {
        compilation.errors.push(
          new Error(
            `The first load is over its budget of ${BUDGET_KILOBYTES} KB in ${BUDGET_REQUESTS} files. What the first view ` +
              "does not show belongs in a chunk of its own (import()), and Fluent's components in a lazyFluentPart " +
              "(docs/adr/0004).",
          ),
        );
      }
    });
  }
}

module.exports = { BUDGET_KILOBYTES, BUDGET_REQUESTS, FirstLoadPlugin };
