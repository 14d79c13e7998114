import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readXml, type XmlElement } from "../../deploy/xml";
import { version } from "../../package.json";
import { checkBaseUrl, LOCAL_BASE, manifestVersion, renderManifest } from "../../scripts/render-manifest.js";

const template = readFileSync("manifest.xml", "utf8");
const rendered = renderManifest(template, {
  baseUrl: "https://host.example.dk/mappe/",
  addinId: "0D0E1B52-52C1-4f5d-9d0d-0c4fd6dd2c11",
  nameSuffix: "test",
  version: "2.3.4",
});

/** Lengths from Microsoft's schema: office-js-docs-reference, manifest pages. */
const LENGTHS: Readonly<Record<string, number>> = { DisplayName: 125, Description: 250, ProviderName: 125 };

const childrenOf = (elements: readonly XmlElement[], at: string) =>
  elements.filter((element) => element.path === at).map(({ name }) => name);
const named = (elements: readonly XmlElement[], name: string) => elements.filter((element) => element.name === name);
/** What an element says in the default language and in the others. */
const textsOf = (elements: readonly XmlElement[], name: string) =>
  elements
    .filter((element) => element.name === name || element.path.endsWith(`/${name}`))
    .map(({ attributes }) => attributes["DefaultValue"] ?? attributes["Value"] ?? "")
    .filter((value) => value !== "");

const V1_0 = "OfficeApp/VersionOverrides";
const V1_1 = `${V1_0}/VersionOverrides`;

describe.each([
  ["manifest.xml as it stands", template, LOCAL_BASE],
  ["a manifest for another address", rendered, "https://host.example.dk/mappe"],
])("%s", (_name, xml, base) => {
  const elements = readXml(xml);

  test("the elements stand in the order that the schema asks for", () => {
    expect(childrenOf(elements, "OfficeApp")).toEqual([
      "Id",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "Hosts",
      "Requirements",
      "FormSettings",
      "Permissions",
      "Rule",
      "DisableEntityHighlighting",
      "VersionOverrides",
    ]);
    expect(childrenOf(elements, V1_0)).toEqual(["Requirements", "Hosts", "Resources", "VersionOverrides"]);
    expect(childrenOf(elements, V1_1)).toEqual(["Requirements", "Hosts", "Resources"]);
    expect(childrenOf(elements, `${V1_1}/Hosts/Host/DesktopFormFactor`)[0]).toBe("SupportsSharedFolders");
    expect(childrenOf(elements, `${V1_1}/Resources`)).toEqual([
      "bt:Images",
      "bt:Urls",
      "bt:ShortStrings",
      "bt:LongStrings",
    ]);
  });

  test("every address is on the one host, over https, and leads to a file of the site", () => {
    const addresses = elements
      .map(({ attributes }) => attributes["DefaultValue"] ?? "")
      .filter((value) => /^https?:/.test(value));
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) {
      expect(address.startsWith(`${base}/`)).toBe(true);
      expect(address.length).toBeLessThanOrEqual(2048);
      const file = address.slice(base.length + 1);
      if (file !== "taskpane.html")
        expect({ file, there: existsSync(`assets/${file}`) }).toEqual({ file, there: true });
    }
  });

  test.each([V1_0, V1_1])("in %s every resid resolves to a resource of the right kind, and none is left over", (at) => {
    const within = elements.filter(
      (element) => element.path.startsWith(at) && (at !== V1_0 || !element.path.startsWith(V1_1)),
    );
    const kinds: Readonly<Record<string, string>> = {
      "bt:Image": "bt:Image",
      SourceLocation: "bt:Url",
      Label: "bt:String",
      Title: "bt:String",
      Description: "bt:String",
    };
    const defined = new Map(
      within
        .filter(({ attributes }) => attributes["id"] && attributes["DefaultValue"])
        .map((element) => [element.attributes["id"], element]),
    );
    const used = within.filter(({ attributes }) => attributes["resid"] !== undefined);
    for (const { name, attributes } of used) {
      expect({ resid: attributes["resid"], kind: defined.get(attributes["resid"])?.name }).toEqual({
        resid: attributes["resid"],
        kind: kinds[name],
      });
      expect(attributes["resid"]?.length).toBeLessThanOrEqual(32);
    }
    expect([...defined.keys()].sort()).toEqual([...new Set(used.map(({ attributes }) => attributes["resid"]))].sort());
  });

  test("the icons have the sizes that Outlook asks for", () => {
    expect(named(elements, "IconUrl")[0]?.attributes["DefaultValue"]).toBe(`${base}/icons/icon-64.png`);
    expect(named(elements, "HighResolutionIconUrl")[0]?.attributes["DefaultValue"]).toBe(`${base}/icons/icon-128.png`);
    for (const icon of named(elements, "Icon")) {
      const sizes = elements
        .filter(({ path: at }) => at === `${icon.path}/Icon`)
        .map(({ attributes }) => Number(attributes["size"]));
      expect(sizes).toEqual(expect.arrayContaining([16, 32, 80]));
    }
    for (const { attributes } of elements.filter(({ name, attributes: own }) => name === "bt:Image" && own["size"]))
      expect(attributes["resid"]).toBe(`Icon.${attributes["size"]}`);
  });

  test("every text is there in Danish and English, and within its length", () => {
    expect(named(elements, "DefaultLocale")[0]?.text).toBe("da-DK");
    for (const [name, most] of Object.entries(LENGTHS))
      for (const text of [...textsOf(elements, name), named(elements, name)[0]?.text ?? ""])
        expect(text.length).toBeLessThanOrEqual(most);
    const strings = named(elements, "bt:String");
    expect(strings.length).toBeGreaterThan(0);
    for (const text of strings) {
      const most = text.path.endsWith("bt:ShortStrings") ? 125 : 250;
      expect(text.attributes["DefaultValue"]?.length).toBeLessThanOrEqual(most);
    }
    const translated = elements.filter(({ name }) => name === "bt:Override" || name === "Override");
    expect(translated.map(({ attributes }) => attributes["Locale"])).toEqual(Array(strings.length + 2).fill("en-US"));
  });

  test("asks for no more than it needs, and serves shared mailboxes, reading and writing", () => {
    expect(named(elements, "Permissions")[0]?.text).toBe("ReadWriteItem");
    expect(named(elements, "Set")[0]?.attributes).toEqual({ Name: "Mailbox", MinVersion: "1.8" });
    expect(named(elements, "SupportsSharedFolders").map(({ text }) => text)).toEqual(["true"]);
    expect(named(elements, "SupportsPinning").map(({ text }) => text)).toEqual(["true", "true"]);
    expect(named(elements, "ExtensionPoint").map(({ attributes }) => attributes["xsi:type"])).toEqual([
      "MessageReadCommandSurface",
      "MessageComposeCommandSurface",
      "MessageReadCommandSurface",
      "MessageComposeCommandSurface",
    ]);
    // An event would make every later change of the manifest wait for a new consent.
    expect(named(elements, "LaunchEvent")).toEqual([]);
    expect(Buffer.byteLength(xml)).toBeLessThan(256 * 1024);
  });

  test("ids are unique within each surface, and the tab is Outlook's own", () => {
    for (const at of [V1_0, V1_1]) {
      const within = elements.filter(({ path: inside }) => inside.startsWith(`${at}/Hosts`));
      const ids = within.filter(({ name }) => /^(Group|Control)$/.test(name)).map(({ attributes }) => attributes["id"]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(within.filter(({ name }) => name === "OfficeTab").map(({ attributes }) => attributes["id"])).toEqual([
        "TabDefault",
        "TabDefault",
      ]);
    }
  });
});

describe("a manifest for an environment", () => {
  const build = (values: Partial<Parameters<typeof renderManifest>[1]>) =>
    readXml(renderManifest(template, { baseUrl: "https://host.example.dk", version: "1.0.0", ...values }));

  test("has the version of package.json, an id and a name of its own", () => {
    expect(named(readXml(template), "Version")[0]?.text).toBe(manifestVersion(version));
    const elements = readXml(rendered);
    expect(named(elements, "Version")[0]?.text).toBe("2.3.4.0");
    expect(named(elements, "Id")[0]?.text).toBe("0d0e1b52-52c1-4f5d-9d0d-0c4fd6dd2c11");
    expect(textsOf(elements, "DisplayName")).toEqual(["Rutebestilling (test)", "Rutebestilling (test)"]);
    const labels = named(elements, "bt:String").filter(({ attributes }) => attributes["id"]?.endsWith(".Label"));
    expect(labels.length).toBeGreaterThan(0);
    for (const { attributes } of labels) expect(attributes["DefaultValue"]).toBe("Rutebestilling (test)");
    expect(rendered).not.toContain("localhost");
  });

  test("without an id or a name it keeps those of manifest.xml", () => {
    const own = readXml(template);
    const elements = build({});
    expect(named(elements, "Id")).toEqual(named(own, "Id"));
    expect(textsOf(elements, "DisplayName")).toEqual(textsOf(own, "DisplayName"));
  });

  test.each([
    ["1.2.3", "1.2.3.0"],
    ["1.2.3-beta.1", "1.2.3.0"],
    ["1.2.3.4", "1.2.3.4"],
  ])("version %s is %s to Office", (given, wanted) => {
    expect(manifestVersion(given)).toBe(wanted);
  });

  test("hostile values stay values", () => {
    const elements = build({ baseUrl: 'https://host.example.dk/a&b"<c>/', nameSuffix: '"/><Evil x="$&$1' });
    expect(named(elements, "Evil")).toEqual([]);
    expect(textsOf(elements, "DisplayName")[0]).toBe('Rutebestilling ("/><Evil x="$&$1)');
    expect(named(elements, "IconUrl")[0]?.attributes["DefaultValue"]).toBe(
      "https://host.example.dk/a&b%22%3Cc%3E/icons/icon-64.png",
    );
  });

  test.each([
    "",
    "host.example.dk",
    "http://host.example.dk",
    "https://host.example.dk/?x",
    "https://host.example.dk/#x",
    "https://u:p@host.example.dk",
    "javascript:alert(1)",
  ])("%j is no address for it", (address) => {
    expect(() => checkBaseUrl(address)).toThrow(/BASE_URL/);
  });

  test.each([
    "7",
    "5c0f1f0e8f574c8e9a510b6f6f3a2f31",
    "{5c0f1f0e-8f57-4c8e-9a51-0b6f6f3a2f31}",
    "5c0f1f0e-8f57-4c8e-9a51-0b6f6f3a2f31<",
  ])("%j is no id", (addinId) => {
    expect(() => build({ addinId })).toThrow(/ADDIN_ID is not a GUID/);
  });
});

/**
 * The schemas are Microsoft's and are not part of the project. Where somebody has put them beside the checkout, with
 * a script that takes manifests, they are asked as well.
 */
const validator = process.env["MANIFEST_VALIDATOR"] ?? path.resolve("../shared/manifest-schema/validate-manifest.sh");
const usable = existsSync(validator) && spawnSync("xmllint", ["--version"]).status === 0;
if (!usable)
  console.warn("Skipped: the manifest against Microsoft's schemas (MANIFEST_VALIDATOR is not set, or no xmllint).");

(usable ? test : test.skip)("Microsoft's schemas accept the manifests", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "rutebestilling-manifest-"));
  try {
    const production = path.join(folder, "manifest.xml");
    writeFileSync(production, rendered);
    execFileSync(validator, ["--locales", "en-US", path.resolve("manifest.xml")], { stdio: "pipe" });
    execFileSync(validator, ["--prod", "--locales", "en-US", production], { stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
