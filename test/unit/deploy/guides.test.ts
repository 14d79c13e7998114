/** What administrators are to paste: every block is parsed by what would run it, or by a parser of its language. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Language, type Node, Parser } from "web-tree-sitter";
import { readXml } from "../../../deploy/xml";
import { type GuideBlock, guideBlocks } from "../../guides";

const blocks = guideBlocks();
const of = (language: string) => blocks.filter((block) => block.language === language);
const named = (block: GuideBlock, at: number) => [`${block.file}, block ${at + 1}`, block] as const;

test("every block says what it is written in, so that it is looked at below or by the tests of the servers", () => {
  const languages = ["sh", "powershell", "json", "nginx", "xml"];
  expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([]);
  for (const language of languages)
    expect({ language, count: of(language).length > 0 }).toEqual({ language, count: true });
});

test.each(of("json").map(named))("JSON: %s", (_name, { text }) => {
  expect(() => JSON.parse(text)).not.toThrow();
});

test.each(of("xml").map(named))("XML: %s", (_name, { text }) => {
  expect(readXml(text).length).toBeGreaterThan(1);
});

test.each(of("sh").map(named))("shell: %s", (_name, { text }) => {
  // A line of crontab has its time before the command.
  const script = text.replace(/^(?:[\d*]+ ){5}/gm, "");
  expect(() => execFileSync("bash", ["-n"], { input: script, stdio: ["pipe", "pipe", "pipe"] })).not.toThrow();
});

/** What Microsoft's pages say that each command takes; a misspelt one would fail in front of the administrator. */
const CMDLETS: Readonly<Record<string, readonly string[]>> = {
  "Connect-OrganizationAddInService": [],
  "Get-OrganizationAddIn": ["ProductId"],
  "New-OrganizationAddIn": ["ManifestPath", "Locale", "Members"],
  "Set-OrganizationAddIn": ["ProductId", "ManifestPath", "Locale", "Enabled"],
  "Set-OrganizationAddInAssignments": ["ProductId", "Add", "Remove", "Members", "AssignToEveryone"],
  "Remove-OrganizationAddIn": ["ProductId"],
  "Install-Module": ["Name", "Scope"],
  "Import-Module": ["Name"],
  "Resolve-Path": ["Path"],
  "Get-Content": ["Raw", "Encoding", "Path"],
  "Format-List": [],
  "Out-String": [],
  "Test-Path": ["Path"],
  "Remove-Item": ["Path", "Recurse", "Force"],
  "New-EventLog": ["LogName", "Source"],
  "Write-EventLog": ["LogName", "Source", "EventId", "EntryType", "Message"],
  "New-ScheduledTaskAction": ["Execute", "Argument"],
  "New-ScheduledTaskTrigger": ["Daily", "At"],
  "Register-ScheduledTask": ["TaskName", "Action", "Trigger", "User"],
};

describe("PowerShell", () => {
  let parser: Parser;
  beforeAll(async () => {
    await Parser.init();
    parser = new Parser();
    parser.setLanguage(
      await Language.load(readFileSync(require.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"))),
    );
  });

  function parse(text: string): Node {
    const tree = parser.parse(text);
    if (!tree) throw new Error("nothing was parsed");
    return tree.rootNode;
  }
  const ofType = (node: Node, type: string) => node.descendantsOfType(type).filter((one) => one !== null);

  test.each(of("powershell").map(named))("%s", (_name, { text }) => {
    const root = parse(text);
    expect({ text, hasError: root.hasError }).toEqual({ text, hasError: false });
    for (const command of ofType(root, "command")) {
      const name = ofType(command, "command_name")[0]?.text ?? "";
      // What is run through & is a program and takes what it likes.
      if (command.text.startsWith("&")) continue;
      expect(Object.keys(CMDLETS)).toContain(name);
      for (const parameter of ofType(command, "command_parameter")) {
        // Commands stand inside one another, in brackets.
        const inner = ofType(command, "command").some((other) => other.id !== command.id && isInside(parameter, other));
        if (!inner) expect([name, CMDLETS[name]]).toEqual([name, expect.arrayContaining([parameter.text.slice(1)])]);
      }
    }
  });

  const isInside = (node: Node, other: Node) => node.startIndex >= other.startIndex && node.endIndex <= other.endIndex;

  test.each(["if ($a { 'x' }", "foreach ($x in $y) { ", "Set-X )", "$x = 'abc"])(
    "and what is not well made would be seen: %s",
    (text) => {
      expect(parse(text).hasError).toBe(true);
    },
  );
});
