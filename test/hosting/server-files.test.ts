import { readFileSync } from "node:fs";
import path from "node:path";
import {
  ASK_AGAIN,
  contentSecurityPolicy,
  EVERYWHERE,
  HASHED,
  headersFor,
  ICONS,
  TYPES,
} from "../../deploy/headers.cjs";
import { readXml } from "../../deploy/xml";
import { serverFiles } from "../../scripts/server-files";
import { builtSite, filesOf } from "./site";

describe("the shipped server configurations", () => {
  test.each(Object.entries(serverFiles()))("deploy/%s is what deploy/headers.cjs says", (file, text) => {
    // After a change of headers.cjs: npm run server-files
    expect(readFileSync(path.join("deploy", file), "utf8")).toBe(text);
  });

  test("there is a type for every file of the built site, and what is kept for a year has a hash in its name", () => {
    for (const file of filesOf(builtSite())) {
      expect({ file, type: headersFor(file)["Content-Type"] }).toEqual({ file, type: expect.any(String) });
      const kept = headersFor(file)["Cache-Control"] === HASHED;
      expect({ file, kept }).toEqual({ file, kept: /\.[0-9a-f]{12}\.[a-z]+$/.test(file) });
    }
  });

  test("the page has no inline script and no inline style, which the policy would refuse", () => {
    const page = readFileSync(path.join(builtSite(), "taskpane.html"), "utf8");
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
    for (const [, source] of page.matchAll(/<script[^>]*\ssrc="(https:[^"]+)"/g))
      expect(contentSecurityPolicy()).toContain(new URL(source ?? "").origin);
  });

  test("the policy allows no inline code, no eval and no other host than those of office.js", () => {
    expect(contentSecurityPolicy()).not.toMatch(/unsafe|\*(?!\.)|http:|blob:/);
    expect(contentSecurityPolicy()).toMatch(
      /^default-src 'none'; script-src 'self' https:\/\/appsforoffice\.microsoft\.com https:\/\/officeapis\.public\.onecdn\.static\.microsoft https:\/\/ajax\.aspnetcdn\.com; /,
    );
    expect(contentSecurityPolicy({ frameAncestors: ["'self'"] })).toMatch(/frame-ancestors https.* 'self'$/);
  });

  // IIS and Azure cannot be run here: what is known of their formats is checked, and the documentation says so.
  test("web.config is well-formed, and says the same as headers.cjs", () => {
    const elements = readXml(readFileSync("deploy/iis/web.config", "utf8"));
    expect(elements[0]?.name).toBe("configuration");
    const added = elements.filter(({ path: at, name }) => name === "add" && at.endsWith("httpProtocol/customHeaders"));
    expect(Object.fromEntries(added.map(({ attributes }) => [attributes["name"], attributes["value"]]))).toEqual({
      "Content-Security-Policy": contentSecurityPolicy(),
      ...EVERYWHERE,
    });
    const mimes = elements.filter(({ name }) => name === "mimeMap").map(({ attributes }) => attributes);
    expect(Object.fromEntries(mimes.map((map) => [map["fileExtension"]?.slice(1), map["mimeType"]]))).toEqual(TYPES);
    // IIS answers 500 to a second mimeMap or header of one name, unless the first is removed.
    for (const { attributes, name } of elements.filter((element) => /^(mimeMap|add)$/.test(element.name))) {
      const key = name === "mimeMap" ? "fileExtension" : "name";
      if (attributes[key] === undefined) continue;
      expect(
        elements.filter((other) => other.name === "remove" && other.attributes[key] === attributes[key]),
      ).toHaveLength(1);
    }
    const caches = elements.filter(({ name }) => name === "clientCache").map(({ attributes }) => attributes);
    expect(caches.map((cache) => cache["cacheControlMode"])).toEqual(["DisableCache", "UseMaxAge", "UseMaxAge"]);
    expect(caches.map((cache) => cache["cacheControlMaxAge"])).toEqual([undefined, "365.00:00:00", "1.00:00:00"]);
    expect(elements.filter(({ name }) => name === "location").map(({ attributes }) => attributes["path"])).toEqual([
      "static",
      "icons",
    ]);
  });

  test("staticwebapp.config.json holds only what Azure knows, and says the same as headers.cjs", () => {
    const config: unknown = JSON.parse(readFileSync("deploy/azure/staticwebapp.config.json", "utf8"));
    expect(config).toEqual({
      globalHeaders: {
        "Content-Security-Policy": contentSecurityPolicy(),
        ...EVERYWHERE,
        "Cache-Control": ASK_AGAIN,
        "X-Frame-Options": "",
      },
      routes: [
        { route: "/static/*", headers: { "Cache-Control": HASHED } },
        { route: "/icons/*", headers: { "Cache-Control": ICONS } },
        { route: "/", rewrite: "/taskpane.html" },
      ],
      mimeTypes: Object.fromEntries(Object.entries(TYPES).map(([extension, type]) => [`.${extension}`, type])),
    });
  });
});
