const { webDarkTheme, webLightTheme } = require("@fluentui/tokens");
const { transformSync } = require("esbuild");

/** @type {readonly Readonly<Record<string, unknown>>[]} */
const [LIGHT = {}, DARK = {}] = [webLightTheme, webDarkTheme];

/**
 * Webpack loader for the pane's style sheet: puts before it the values of those of Fluent's tokens that it uses, in
 * light and in dark, so that what the page shows first needs no script to be styled (docs/adr/0004). `data-theme` on the
 * root says which; until a script has set it, the system's own preference counts. In production the sheet is packed.
 * @this {import("webpack").LoaderContext<object>}
 * @param {string} css
 * @returns {string}
 */
module.exports = function addThemeTokens(css) {
  const own = new Set([...css.matchAll(/(?<=[\s;{])--([\w-]+)\s*:/g)].map(([, name = ""]) => name));
  const used = [...new Set([...css.matchAll(/var\(--([\w-]+)/g)].map(([, name = ""]) => name))].filter(
    (name) => !own.has(name),
  );
  const unknown = used.filter((name) => !(name in LIGHT));
  if (unknown.length > 0) throw new Error(`Fluent has no token ${unknown.join(", ")}.`);
  /**
   * @param {Readonly<Record<string, unknown>>} theme
   * @param {readonly string[]} names
   */
  const values = (theme, names) => names.map((name) => `--${name}:${theme[name]};`).join("");
  const dark = values(
    DARK,
    used.filter((name) => DARK[name] !== LIGHT[name]),
  );
  const sheet = [
    `:root{${values(LIGHT, used)}}`,
    `:root[data-theme="dark"]{${dark}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    css,
  ].join("\n");
  return this.mode === "production" ? transformSync(sheet, { loader: "css", minify: true }).code : sheet;
};
