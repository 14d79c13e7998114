/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { ManifestError, readManifest } from "../../outlook-host/page/manifest-reader";

const xml = readFileSync("manifest.xml", "utf8");

test("reads names, permission, pages and pins of the project's manifest", () => {
  const manifest = readManifest(xml, "da-DK");
  expect(manifest).toMatchObject({ name: "Rutebestilling", permission: "ReadWriteItem" });
  for (const surface of [manifest.surfaces.read, manifest.surfaces.compose]) {
    expect(surface).toMatchObject({ label: "Rutebestilling", canPin: true });
    expect(surface?.url).toMatch(/^https:\/\/localhost:3000\/taskpane\.html/);
    expect(surface?.icon).toMatch(/^https:\/\/localhost:3000\/icons\/.*32.*\.png$/);
  }
});

test("takes the texts of the language that is asked for", () => {
  const tooltips = ["da-DK", "en-US"].map((language) => readManifest(xml, language).surfaces.compose?.tooltip);
  expect(tooltips[0]).not.toBe(tooltips[1]);
});

test("says what is wrong with one that it cannot use", () => {
  expect(() => readManifest("<OfficeApp", "da-DK")).toThrow(ManifestError);
  expect(() => readManifest(xml.replace("ReadWriteItem", "Alt"), "da-DK")).toThrow("tilladelse Alt er ukendt");
});
