import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { findOtherRelease } from "../../../src/browser/release";

const OWN = { version: "1.2.0", commit: "abc1234567" };

let server: Server;
let answer: { readonly status: number; readonly body: string };

beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(answer.status).end(answer.body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(status: number, body: unknown) {
  answer = { status, body: typeof body === "string" ? body : JSON.stringify(body) };
  return findOtherRelease(OWN, `http://127.0.0.1:${(server.address() as AddressInfo).port}/version.json`);
}

test("the same release is nothing to tell", async () => {
  expect(await ask(200, OWN)).toBeNull();
});

test("another version is noticed, and another commit of the same version", async () => {
  expect(await ask(200, { ...OWN, version: "1.3.0" })).toMatchObject({ version: "1.3.0", switchedOff: false });
  expect(await ask(200, { ...OWN, commit: "def" })).toMatchObject({ commit: "def" });
});

test("a switched-off build of the same release is noticed", async () => {
  expect(await ask(200, { ...OWN, switchedOff: true })).toMatchObject({ switchedOff: true });
});

test.each([
  ["not found", 404, OWN],
  ["not JSON", 200, "<html>"],
  ["of another shape", 200, { version: 2 }],
])("a file that is %s says nothing", async (_name, status, body) => {
  expect(await ask(status, body)).toBeNull();
});

test("no connection says nothing", async () => {
  expect(await findOtherRelease(OWN, "http://127.0.0.1:1/version.json")).toBeNull();
});
