const { execSync } = require("node:child_process");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const { BannerPlugin, Compilation, DefinePlugin } = require("webpack");
const { DEFAULT_OFFICE_JS_HOST, OFFICE_JS_ADDRESSES, officeJsAddress } = require("./deploy/office-js-hosts.cjs");
const { version } = require("./package.json");
const { ManifestPlugin } = require("./scripts/webpack-manifest-plugin.js");
const { FileListPlugin } = require("./scripts/webpack-file-list-plugin.js");
const { FirstLoadPlugin } = require("./scripts/webpack-first-load-plugin.js");
const { LicencesPlugin } = require("./scripts/webpack-licences-plugin.js");

/** The commit the build is made from, for the pane's version line; a source archive without git has none. */
function commit() {
  if (process.env["COMMIT"]) return process.env["COMMIT"];
  try {
    return execSync("git rev-parse --short=10 HEAD", { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim();
  } catch {
    return "";
  }
}

/**
 * Office.js in production is Microsoft's own copy; its npm licence forbids shipping it ourselves. `OFFICE_JS_HOST` says
 * from which of Microsoft's hosts (docs/adr/0002).
 */
function officeJsInProduction() {
  const host = process.env["OFFICE_JS_HOST"] || DEFAULT_OFFICE_JS_HOST;
  const address = officeJsAddress(host);
  if (address) return address;
  throw new Error(`OFFICE_JS_HOST is "${host}". It is one of ${Object.keys(OFFICE_JS_ADDRESSES).join(", ")}.`);
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * Has Chromium compile the first view's script and the chunk that reads organisation.json as they arrive, beside the
 * main thread, and not function by function as each is first called: most of it runs right then (docs/adr/0011,
 * docs/performance.md).
 */
function compileAtOnce() {
  return new BannerPlugin({
    banner: "//# allFunctionsCalledOnLoad",
    raw: true,
    test: /\b(taskpane|organisation)\.\w+\.js$/,
    // After the minimiser, which takes comments away.
    stage: Compilation.PROCESS_ASSETS_STAGE_DEV_TOOLING,
  });
}

/** What the switch-off build says of itself (npm run build:off); `OFF_REASON_EN` is for those who do not read Danish. */
function switchOffReason() {
  const { OFF_REASON, OFF_REASON_EN } = process.env;
  return {
    da: OFF_REASON || "Vi har fundet en fejl, og den bliver rettet.",
    en: OFF_REASON_EN || (OFF_REASON ? "" : "We have found a fault, and it is being corrected."),
  };
}

/**
 * A page with the script of one entry.
 * @param {string} filename
 * @param {string} template
 * @param {string} chunk
 * @param {Record<string, unknown>} templateParameters
 */
function page(filename, template, chunk, templateParameters) {
  return new HtmlWebpackPlugin({
    template,
    filename,
    chunks: [chunk],
    // At the end of the page and not deferred: a deferred one would wait for office.js, also where its host hangs.
    scriptLoading: "blocking",
    inject: "body",
    minify: false,
    templateParameters,
  });
}

/**
 * The add-in: two pages that share no script, so that nothing of the page that tries an Outlook is in the pane's first load.
 * @param {readonly string[]} officeJs
 */
function inService(officeJs) {
  return {
    entry: { taskpane: "./src/taskpane/main.tsx", selftest: "./src/selftest/main.tsx" },
    folder: "dist",
    pages: [
      page("taskpane.html", "src/taskpane/taskpane.ejs", "taskpane", { officeJs }),
      page("selftest.html", "src/selftest/selftest.ejs", "selftest", { officeJs }),
    ],
  };
}

/**
 * The same add-in out of service: same files and manifest, and both pages say so (docs/admin/opdatering.md).
 * @param {readonly string[]} officeJs
 */
function outOfService(officeJs) {
  const template = "src/switched-off/switched-off.ejs";
  const parameters = { escapeHtml, reason: switchOffReason(), version, officeJs };
  return {
    entry: { taskpane: "./src/switched-off/main.ts" },
    folder: "dist-off",
    pages: ["taskpane.html", "selftest.html"].map((name) => page(name, template, "taskpane", parameters)),
  };
}

/**
 * @param {{ off?: boolean }} env
 * @param {{ mode?: string }} argv
 * @returns {import("webpack").Configuration}
 */
module.exports = (env, argv) => {
  const production = argv.mode === "production";
  const off = Boolean(env?.off);
  const officeJs = production ? [officeJsInProduction()] : ["/office-js/MicrosoftAjax.js", "/office-js/office.js"];
  const { entry, folder, pages } = off ? outOfService(officeJs) : inService(officeJs);
  return {
    mode: production ? "production" : "development",
    entry,
    output: {
      path: path.resolve(process.env["OUT_DIR"] || folder),
      // Everything with a hash lies in static/, so that a web server's rule "keep for a year" is one folder.
      filename: production ? "static/[name].[contenthash:12].js" : "[name].js",
      chunkFilename: production ? "static/[name].[contenthash:12].js" : "[name].js",
      assetModuleFilename: production ? "static/[name].[contenthash:12][ext]" : "[name][ext]",
      // Relative to the page: one build serves any address and any folder.
      publicPath: "auto",
      // A chunk that hangs is given up after this, in milliseconds, and can be asked for anew (src/browser/chunk-loading.ts).
      chunkLoadTimeout: 12_000,
      clean: true,
    },
    devtool: production ? false : "source-map",
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          include: path.resolve("src"),
          use: {
            loader: "swc-loader",
            options: {
              jsc: {
                target: "es2022",
                parser: { syntax: "typescript", tsx: true },
                transform: { react: { runtime: "automatic", development: !production } },
              },
            },
          },
        },
        { test: /\.(css|docx|png|svg)$/, type: "asset/resource" },
        { test: /\b(pane|selftest)\.css$/, use: path.resolve("scripts/theme-tokens-loader.js") },
      ],
    },
    optimization: {
      chunkIds: "deterministic",
      moduleIds: "deterministic",
      minimizer: [
        new TerserPlugin({
          minify: TerserPlugin.swcMinify,
          terserOptions: { format: { comments: false } },
          extractComments: false,
        }),
      ],
    },
    performance: { hints: false },
    plugins: [
      new DefinePlugin({
        __VERSION__: JSON.stringify(version),
        __COMMIT__: JSON.stringify(production ? commit() : "lokal"),
      }),
      ...pages,
      new CopyPlugin({
        patterns: [
          { from: "assets/icons/*.png", to: "icons/[name][ext]", noErrorOnMissing: true },
          { from: "assets/organisation/*.json", to: "organisation/[name][ext]", noErrorOnMissing: true },
          { from: "assets/selftest/*.json", to: "selftest/[name][ext]" },
          // The folder in which an organisation puts its own files; the bundled forms are hashed assets (docs/adr/0010).
          { from: "assets/forms/host/*", to: "forms/[name][ext]" },
        ],
      }),
      new ManifestPlugin({ production, version, commit: production ? commit() : "", off }),
      ...(production ? [compileAtOnce(), new LicencesPlugin(), new FileListPlugin(), new FirstLoadPlugin()] : []),
    ],
  };
};
