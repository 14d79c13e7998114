import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import loader from "../../../scripts/theme-tokens-loader.js";

const load = (css: string, mode = "development") =>
  (loader as (this: { mode: string }, css: string) => string).call({ mode }, css);

test("puts the tokens that a sheet uses before it: all in light, in dark those that differ", () => {
  const css =
    ".card { --gap: 4px; gap: var(--gap); color: var(--colorNeutralForeground1); font: var(--fontSizeBase300); }";
  const { colorNeutralForeground1: light, fontSizeBase300: size } = webLightTheme;
  const dark = `--colorNeutralForeground1:${webDarkTheme.colorNeutralForeground1};`;
  expect(load(css).split("\n")).toEqual([
    `:root{--colorNeutralForeground1:${light};--fontSizeBase300:${size};}`,
    `:root[data-theme="dark"]{${dark}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    css,
  ]);
});

test("fails on a name that Fluent does not have", () => {
  expect(() => load("a { color: var(--colorNeutralForground1); }")).toThrow("colorNeutralForground1");
});

test("packs the sheet in production", () => {
  const packed = load("/* why */\na {\n  color: var(--colorBrandBackground);\n}\n", "production");
  expect(packed).not.toContain("why");
  expect(packed).toContain("a{color:var(--colorBrandBackground)}");
});
