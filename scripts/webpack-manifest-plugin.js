const fs = require("node:fs");
const path = require("node:path");
const { Compilation, sources } = require("webpack");
const { LOCAL_BASE, checkBaseUrl, renderManifest } = require("./render-manifest.js");

/**
 * Emits manifest.xml for the environment (BASE_URL, ADDIN_ID, NAME_SUFFIX) and version.json, by which an open pane
 * finds out that the host has a newer release.
 */
class ManifestPlugin {
  /** @param {{ production: boolean, version: string, commit: string, off?: boolean }} build */
  constructor({ production, version, commit, off = false }) {
    this.production = production;
    this.version = version;
    this.commit = commit;
    this.off = off;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    const template = path.resolve("manifest.xml");
    compiler.hooks.thisCompilation.tap("ManifestPlugin", (compilation) => {
      compilation.fileDependencies.add(template);
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "ManifestPlugin", stage }, () => {
        const { BASE_URL, ADDIN_ID, NAME_SUFFIX } = process.env;
        if (this.production && !BASE_URL) {
          compilation.warnings.push(
            new Error(
              `BASE_URL is not set: dist/manifest.xml is for ${LOCAL_BASE}. Run BASE_URL=https://… npm run build.`,
            ),
          );
        }
        const manifest = renderManifest(fs.readFileSync(template, "utf8"), {
          baseUrl: checkBaseUrl(BASE_URL || LOCAL_BASE),
          addinId: ADDIN_ID,
          nameSuffix: NAME_SUFFIX,
          version: this.version,
        });
        // An open pane takes either as a reason to offer a reload: another version, or switchedOff.
        const release = { version: this.version, commit: this.commit, ...(this.off ? { switchedOff: true } : {}) };
        const version = `${JSON.stringify(release)}\n`;
        compilation.emitAsset("manifest.xml", new sources.RawSource(manifest));
        compilation.emitAsset("version.json", new sources.RawSource(version));
      });
    });
  }
}

module.exports = { ManifestPlugin };
