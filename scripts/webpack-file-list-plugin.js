const { createHash } = require("node:crypto");
const { Compilation, sources } = require("webpack");

/**
 * Emits files.json: the SHA-256 of every file that nobody changes after the build, so that deploy/verify.ts can tell
 * an administrator which file of an upload is missing or cut short. The manifest (deploy/rebase.ts) and what the
 * organisation edits are left out.
 */
class FileListPlugin {
  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FileListPlugin", (compilation) => {
      // After the minimizer and the content hashes.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "FileListPlugin", stage }, (assets) => {
        const files = Object.keys(assets)
          .filter((name) => !/^(manifest.*\.xml|organisation\/.*|forms\/.*|files\.json)$/.test(name))
          .sort()
          .map((name) => [
            name,
            createHash("sha256")
              .update(assets[name]?.buffer() ?? "")
              .digest("hex"),
          ]);
        const text = `${JSON.stringify({ files: Object.fromEntries(files) }, null, 1)}\n`;
        compilation.emitAsset("files.json", new sources.RawSource(text));
      });
    });
  }
}

module.exports = { FileListPlugin };
