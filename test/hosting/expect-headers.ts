import { readFileSync } from "node:fs";
import path from "node:path";
import { headersFor } from "../../deploy/headers.cjs";
import { filesOf } from "./site";
import { type Answer, get, type WebServer } from "./web-server";

/** Asks a server for every file of a site, and compares content, type and every header with deploy/headers.cjs. */
export async function expectEveryFile(server: WebServer, site: string): Promise<void> {
  const files = filesOf(site).filter((file) => !/(^|\/)(\.htaccess|web\.config)$/.test(file));
  expect(files).toEqual(expect.arrayContaining(["taskpane.html", "manifest.xml", "version.json", "icons/icon-16.png"]));
  expect(files.some((file) => /^static\/.*\.js$/.test(file))).toBe(true);
  for (const file of files) {
    const answer = await get(`${server.address}/${file}`, { ca: server.certificate.pem });
    expect({ file, status: answer.status }).toEqual({ file, status: 200 });
    expect({ file, headers: answer.headers }).toMatchObject({ file, headers: lowerCaseNames(headersFor(file)) });
    expect({ file, frameOptions: answer.headers["x-frame-options"] }).toEqual({ file, frameOptions: undefined });
    expect(answer.body.equals(readFileSync(path.join(site, file)))).toBe(true);
  }
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** An error answer carries the policy and is not kept: a file that is uploaded a minute later is then found. */
export function expectSafeError(answer: Answer): void {
  expect(answer.status).toBe(404);
  const { "Content-Type": _type, "Cache-Control": _cache, ...safety } = headersFor("x.html");
  expect(answer.headers).toMatchObject(lowerCaseNames(safety));
  expect(answer.headers["cache-control"] ?? "").not.toMatch(/max-age|immutable/);
}
