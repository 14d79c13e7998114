const { Compilation, sources } = require("webpack");
const { licenceNotices } = require("./licences.js");

/** Emits licences.txt: the bundle has no comments, so the notices of its parts stand there. */
class LicencesPlugin {
  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicencesPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "LicencesPlugin", stage }, () => {
        compilation.emitAsset("licences.txt", new sources.RawSource(licenceNotices(compiler.context)));
      });
    });
  }
}

module.exports = { LicencesPlugin };
