const { gzipSync } = require("node:zlib");

const kilobytes = (bytes) => (bytes / 1024).toFixed(1);

/** Prints what the first view loads, in KB gzip: the page, its style sheet and the scripts before any lazy chunk. */
class FirstLoadPlugin {
  apply(compiler) {
    compiler.hooks.done.tap("FirstLoadPlugin", ({ compilation }) => {
      if (compilation.errors.length > 0) return;
      const folder = compilation.outputOptions.path;
      const size = (files) =>
        [...files].reduce(
          (sum, file) =>
            sum + gzipSync(compiler.outputFileSystem.readFileSync(`${folder}/${file}`), { level: 9 }).length,
          0,
        );
      const pages = compilation
        .getAssets()
        .map((asset) => asset.name)
        .filter((name) => /\.(html|css)$/.test(name));
      const first = [...compilation.entrypoints.values()].flatMap((entry) => entry.getFiles()).concat(pages);
      const later = [...compilation.chunks]
        .filter((chunk) => !chunk.canBeInitial())
        .map((chunk) => `${chunk.name ?? chunk.id} ${kilobytes(size(chunk.files))}`)
        .sort();
      console.log(
        `First load: ${kilobytes(size(first))} KB gzip in ${first.length} files, beside office.js. Later: ${later.join(", ") || "nothing"}.`,
      );
    });
  }
}

module.exports = { FirstLoadPlugin };
