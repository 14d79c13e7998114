/** Every text that a user reads or hears stands under a key in src/i18n: none is written into a component. */
import { readFileSync } from "node:fs";
import { parseSync } from "@swc/core";
import { sourcesBelow } from "../import-graph";

/** Attributes and properties that are shown or read aloud. */
const SPOKEN = new Set([
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "alt",
  "hint",
  "label",
  "placeholder",
  "title",
  "validationMessage",
]);
const WORD = /\p{L}{2,}/u;

type Node = Readonly<Record<string, unknown>> & { readonly type?: string };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The words that an expression itself holds, also behind a condition or inside a template. */
function literalsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === "StringLiteral") return [String(node["value"])];
  if (node.type === "TemplateElement") return [String(node["cooked"] ?? node["raw"])];
  if (node.type === "ConditionalExpression")
    return [...literalsOf(node["consequent"]), ...literalsOf(node["alternate"])];
  if (node.type === "TemplateLiteral") return (node["quasis"] as unknown[]).flatMap(literalsOf);
  if (node.type === "JSXExpressionContainer") return literalsOf(node["expression"]);
  if (node.type === "BinaryExpression" && ["+", "||", "??", "&&"].includes(String(node["operator"]))) {
    // What stands before && is a condition.
    return [...(node["operator"] === "&&" ? [] : literalsOf(node["left"])), ...literalsOf(node["right"])];
  }
  if (node.type === "ParenthesisExpression") return literalsOf(node["expression"]);
  return [];
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node["value"] ?? node["name"] ?? "") : "";
}

/** Texts in JSX, in spoken attributes, and in spoken properties of objects that become attributes. */
function findLiteralText(source: string): string[] {
  return textsBelow(parseSync(source, { syntax: "typescript", tsx: true }))
    .map((text) => text.trim())
    .filter((text) => WORD.test(text));
}

function textsBelow(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsBelow);
  return isNode(value) ? [...textsOf(value), ...Object.values(value).flatMap(textsBelow)] : [];
}

/** What a node shows or says by itself. */
function textsOf(node: Node): string[] {
  switch (node.type) {
    case "JSXText":
      return [String(node["value"])];
    case "JSXElement":
    case "JSXFragment":
      return (node["children"] as Node[]).filter(({ type }) => type === "JSXExpressionContainer").flatMap(literalsOf);
    case "JSXAttribute":
      return SPOKEN.has(nameOf(node["name"])) ? literalsOf(node["value"]) : [];
    case "KeyValueProperty":
      return SPOKEN.has(nameOf(node["key"])) ? literalsOf(node["value"]) : [];
    default:
      return [];
  }
}

const components = sourcesBelow("src/taskpane").filter((name) => name.endsWith(".tsx"));

test("there are components to look at", () => {
  expect(components.length).toBeGreaterThan(10);
});

test.each(components)("%s holds no text of its own", (name) => {
  expect(findLiteralText(readFileSync(name, "utf8"))).toEqual([]);
});

test.each([
  ["between tags", `<p>Hej med dig</p>`, ["Hej med dig"]],
  ["in an expression", `<p>{isOn ? "til" : "fra"}</p>`, ["til", "fra"]],
  ["in a template", `<p>{\`I alt \${count} mails\`}</p>`, ["I alt", "mails"]],
  ["in an attribute", `<button aria-label="Luk" className="row" />`, ["Luk"]],
  ["in an object of attributes", `<Field {...{ validationMessage: "Forkert" }} />`, ["Forkert"]],
])("finds text %s", (_, source, expected) => {
  expect(findLiteralText(`const x = ${source};`)).toEqual(expected);
});
