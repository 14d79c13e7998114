import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { OrganisationState } from "../../../src/app/ports/organisation";
import { type IsoDate, isoDate } from "../../../src/domain/time/iso-date";
import {
  type CopySeal,
  fetchedOrganisation,
  type KeyValueStorage,
  ORGANISATION_MAX_BYTES,
} from "../../../src/organisation/fetch";
import { fullOrganisationFile } from "./full-organisation";

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let server: Server;
let answer: Answer;
let requests: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(response, request);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
});

const GOOD = JSON.stringify({
  version: 1,
  date: "2026-11-02",
  municipalities: [{ code: "101", cc: ["a@example.dk"] }],
});

const send =
  (
    body: string | Buffer,
    status = 200,
    headers: Record<string, string> = { "content-type": "application/json" },
  ): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** A browser's Storage, in memory. */
function memoryStorage(): KeyValueStorage & { readonly values: Map<string, string>; writes: number } {
  const values = new Map<string, string>();
  return {
    values,
    writes: 0,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      this.writes += 1;
      values.set(key, value);
    },
    removeItem: (key) => void values.delete(key),
  };
}

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/organisation/organisation.json`;

/** A mailbox that remembers one hash. */
function mailboxSeal(): CopySeal & { readonly writes: string[] } {
  const writes: string[] = [];
  return { writes, read: () => writes.at(-1) ?? null, write: (sha256) => writes.push(sha256) };
}

let mailbox = mailboxSeal();
beforeEach(() => {
  mailbox = mailboxSeal();
});

function load(
  how: {
    storage?: KeyValueStorage | null;
    seal?: CopySeal | null;
    today?: IsoDate;
    timeoutMs?: number;
    url?: string;
  } = {},
): Promise<OrganisationState> {
  const { storage = null, seal = mailbox, today = isoDate("2026-11-22"), timeoutMs = 5000, url = address() } = how;
  return fetchedOrganisation({ url, timeoutMs, storage, seal, today: () => today }).load();
}

async function faultOf(how: Parameters<typeof load>[0] = {}): Promise<[string, ...string[]]> {
  const state = await load(how);
  if (state.kind !== "fault") throw new Error(`The file is ${state.kind}.`);
  expect(state.lastGood).toBeNull();
  return [state.fault, ...state.details];
}

describe("the organisation file over HTTP", () => {
  it("is fetched with one request, and read", async () => {
    answer = send(GOOD);
    expect(await load()).toMatchObject({
      kind: "loaded",
      organisation: {
        date: "2026-11-02",
        municipalities: [{ code: "101", values: { "municipality.cc": "a@example.dk" } }],
      },
    });
    expect(requests).toEqual(["/organisation/organisation.json"]);
  });

  it("may begin with a byte order mark, come in pieces that cut a letter in two, and be compressed", async () => {
    const text = `\uFEFF${JSON.stringify({ version: 1, municipalities: [{ code: "101", source: "Økonomi på rådhuset" }] })}`;
    const bytes = Buffer.from(text);
    const middle = bytes.indexOf("å") + 1;
    answer = (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 30);
    };
    expect(await load()).toMatchObject({ organisation: { municipalities: [{ source: "Økonomi på rådhuset" }] } });

    answer = send(gzipSync(bytes), 200, { "content-type": "application/json", "content-encoding": "gzip" });
    expect(await load()).toMatchObject({ organisation: { municipalities: [{ source: "Økonomi på rådhuset" }] } });
  });

  it("may be served as any kind of text but a web page", async () => {
    answer = send(GOOD, 200, { "content-type": "text/plain" });
    expect(await load()).toMatchObject({ kind: "loaded" });
    answer = send(GOOD, 200, {});
    expect(await load()).toMatchObject({ kind: "loaded" });
  });

  it("may hold all 98 municipalities", async () => {
    answer = send(JSON.stringify(fullOrganisationFile(), null, 2));
    const state = await load();
    expect(state.kind === "loaded" && state.organisation.municipalities).toHaveLength(98);
  });
});

describe("a file that cannot be used", () => {
  it.each([404, 410])("is missing: HTTP %i", async (status) => {
    answer = send("<h1>Not here</h1>", status, { "content-type": "text/html" });
    expect(await faultOf()).toEqual(["missing"]);
  });

  it.each([401, 403])("is refused: HTTP %i", async (status) => {
    answer = send("", status);
    expect(await faultOf()).toEqual(["refused", `Serveren gav ikke adgang til filen (HTTP ${status}).`]);
  });

  it.each([301, 302, 303, 307, 308])("is refused: HTTP %i to a login, which is not followed", async (status) => {
    answer = send("", status, { location: "/login" });
    expect(await faultOf()).toEqual(["refused", "Serveren henviste til en anden adresse, ofte en loginside."]);
    expect(requests).toEqual(["/organisation/organisation.json"]);
  });

  it.each([
    ["by its type", "text/html; charset=utf-8", GOOD],
    ["by its beginning", "application/json", "\n<!doctype html><title>Log ind</title>"],
  ])("is refused: a web page, seen %s", async (_, type, body) => {
    answer = send(body, 200, { "content-type": type });
    expect(await faultOf()).toEqual([
      "refused",
      "Serveren svarede med en webside i stedet for filen, ofte en loginside eller en forside, der vises for filer, som ikke findes.",
    ]);
  });

  it.each([500, 502, 503, 429])("is out of reach: HTTP %i", async (status) => {
    answer = send("", status);
    expect(await faultOf()).toEqual(["unreachable", `Serveren svarede med en fejl (HTTP ${status}).`]);
  });

  it("is out of reach: nobody listens", async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address() as AddressInfo;
    await new Promise((closed) => other.close(closed));
    expect(await faultOf({ url: `http://127.0.0.1:${port}/` })).toEqual(["unreachable", "Serveren kunne ikke nås."]);
  });

  it("is out of reach: the server hangs up in the middle", async () => {
    answer = (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"version":1,', () => response.destroy());
    };
    expect(await faultOf()).toEqual(["unreachable", "Serveren kunne ikke nås."]);
  });

  it("is out of reach: no answer in time", async () => {
    answer = () => undefined;
    expect(await faultOf({ timeoutMs: 100 })).toEqual(["unreachable", "Serveren svarede ikke inden for 1 sekund."]);
  });

  it("is out of reach: the answer begins, and does not end in time", async () => {
    answer = (response) => void response.writeHead(200, { "content-type": "application/json" }).write('{"version":1,');
    expect(await faultOf({ timeoutMs: 100 })).toEqual(["unreachable", "Serveren svarede ikke inden for 1 sekund."]);
  });

  it.each(["", "   ", "hej", GOOD.slice(0, -1)])("is not JSON: %j", async (body) => {
    answer = send(body);
    expect(await faultOf()).toEqual([
      "not-json",
      "Filen er ikke gyldig JSON. Programmet check-organisation viser, hvor fejlen er.",
    ]);
  });

  it("is not JSON: not UTF-8, whole or cut off", async () => {
    const sentence = "Filen er ikke gemt som UTF-8. Gem den igen med den tegnkodning.";
    answer = send(Buffer.from('{"version":1,"municipalities":[],"source":"Økonomi"}', "latin1"));
    expect(await faultOf()).toEqual(["not-json", sentence]);
    answer = send(Buffer.from('{"å').subarray(0, 3));
    expect(await faultOf()).toEqual(["not-json", sentence]);
  });

  it("is invalid, with the first faults for the administrator", async () => {
    answer = send(JSON.stringify({ version: 1, municipalities: [{ code: "999" }] }));
    expect(await faultOf()).toEqual([
      "invalid",
      'municipalities[0].code: Kommunekoden »999« findes ikke. Skriv de tre cifre, fx "101" for Københavns Kommune.',
    ]);
    answer = send(JSON.stringify({ version: 1, municipalities: Array.from({ length: 23 }, () => ({ code: 1 })) }));
    const [, ...details] = await faultOf();
    expect(details).toHaveLength(21);
    expect(details.at(-1)).toBe("… og 3 fejl mere.");
  });

  it("is from a newer version", async () => {
    answer = send(JSON.stringify({ version: 2 }));
    expect(await faultOf()).toEqual([
      "newer-version",
      "Filen er skrevet til version 2, som dette tilføjelsesprogram ikke kender.",
    ]);
  });

  const TOO_LARGE = ["too-large", "Filen fylder mere end 1 MB. Større filer læses ikke."];

  it("is too large: by its announced length, none of it read", async () => {
    answer = (response) => {
      response.writeHead(200, { "content-length": String(ORGANISATION_MAX_BYTES + 1) });
      response.flushHeaders();
    };
    expect(await faultOf()).toEqual(TOO_LARGE);
  });

  it("is too large: an endless answer without a length is let go of at 1 MB", async () => {
    let sent = 0;
    const closed = new Promise<number>((resolve) => {
      answer = (response) => {
        const piece = Buffer.alloc(64 * 1024, " ");
        const more = () => {
          for (let room = true; room && !response.destroyed; sent += piece.length) room = response.write(piece);
        };
        response.on("drain", more).on("close", () => resolve(sent));
        more();
      };
    });
    expect(await faultOf()).toEqual(TOO_LARGE);
    // The connection is cut, not read to an end that never comes.
    expect(await closed).toBeGreaterThan(ORGANISATION_MAX_BYTES);
  });

  it("is too large when unpacked, however small it came", async () => {
    answer = send(gzipSync(Buffer.alloc(ORGANISATION_MAX_BYTES + 1, " ")), 200, { "content-encoding": "gzip" });
    expect(await faultOf()).toEqual(TOO_LARGE);
  });

  it("may be just 1 MB", async () => {
    answer = send(GOOD.padEnd(ORGANISATION_MAX_BYTES, " "));
    expect(await load()).toMatchObject({ kind: "loaded" });
  });
});

describe("the last good copy", () => {
  const spoilt: readonly [string, () => Answer][] = [
    ["missing", () => send("", 404)],
    ["refused", () => send("", 403)],
    ["unreachable", () => send("", 503)],
    ["not-json", () => send("{")],
    ["invalid", () => send("{}")],
    ["newer-version", () => send('{"version":9}')],
    ["too-large", () => send(" ".repeat(ORGANISATION_MAX_BYTES + 1))],
  ];

  it.each(spoilt)("is there when the file is %s, with the day it was fetched", async (fault, then) => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage, today: isoDate("2026-11-20") });
    answer = then();
    expect(await load({ storage, today: isoDate("2026-11-25") })).toMatchObject({
      kind: "fault",
      fault,
      lastGood: { fetched: "2026-11-20", organisation: { municipalities: [{ code: "101" }] } },
    });
  });

  it("is of the day when the file was last seen, and written again only when there is something new", async () => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage, today: isoDate("2026-11-20") });
    expect(storage.writes).toBe(2);
    await load({ storage, today: isoDate("2026-11-20") });
    expect(storage.writes).toBe(2);
    await load({ storage, today: isoDate("2026-11-21") });
    expect(storage.writes).toBe(3);
    answer = send(GOOD.replace("a@", "b@"));
    await load({ storage, today: isoDate("2026-11-21") });
    answer = send("", 503);
    expect(await load({ storage })).toMatchObject({
      lastGood: {
        fetched: "2026-11-21",
        organisation: { municipalities: [{ values: { "municipality.cc": "b@example.dk" } }] },
      },
    });
  });

  it("is not believed where another page of the host has written it, however good it is", async () => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage });
    answer = send("", 503);
    expect(await load({ storage })).toMatchObject({ lastGood: { fetched: "2026-11-22" } });
    for (const [key, value] of storage.values) {
      if (value === GOOD) storage.values.set(key, GOOD.replace("a@", "angriber@"));
    }
    expect(await load({ storage })).toMatchObject({ fault: "unreachable", lastGood: null });
  });

  it("is not believed where the mailbox knows no file, or another", async () => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage });
    answer = send("", 503);
    for (const seal of [null, mailboxSeal(), { ...mailboxSeal(), read: () => "0".repeat(64) }]) {
      expect(await load({ storage, seal })).toMatchObject({ fault: "unreachable", lastGood: null });
    }
  });

  it("is sealed once for each file, not at all where there is nothing in it, and not kept without a seal", async () => {
    const storage = memoryStorage();
    answer = send('{"version":1,"municipalities":[]}');
    expect(await load({ storage })).toMatchObject({ kind: "loaded" });
    expect([mailbox.writes, storage.writes]).toEqual([[], 0]);
    answer = send(GOOD);
    await load({ storage, seal: null });
    expect(storage.writes).toBe(0);
    await load({ storage });
    await load({ storage });
    expect(mailbox.writes).toEqual([createHash("sha256").update(GOOD).digest("hex")]);
    // What was emptied since is what the copy is then, too.
    answer = send('{"version":1,"municipalities":[]}');
    await load({ storage });
    expect(mailbox.writes.length).toBe(2);
  });

  it("is of one address only", async () => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage });
    answer = send("", 503);
    expect(await load({ storage, url: `${address()}?other` })).toMatchObject({ kind: "fault", lastGood: null });
  });

  it("is not used when it is no longer valid, or not readable", async () => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage });
    answer = send("", 503);
    for (const spoiltCopy of ['{"version":1}', "{", "x"]) {
      for (const [key, value] of storage.values)
        if (value.startsWith("{") || value === "x") storage.values.set(key, spoiltCopy);
      expect(await load({ storage })).toMatchObject({ fault: "unreachable", lastGood: null });
    }
  });

  it("is missed by nobody where storage is full, forbidden or not there", async () => {
    const refuse = () => {
      throw new Error("QuotaExceededError");
    };
    const full: KeyValueStorage = { ...memoryStorage(), setItem: refuse };
    const forbidden: KeyValueStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    for (const storage of [full, forbidden, null]) {
      answer = send(GOOD);
      expect(await load({ storage })).toMatchObject({ kind: "loaded" });
      answer = send("", 503);
      expect(await load({ storage })).toMatchObject({ fault: "unreachable", lastGood: null });
    }
  });

  it("does not give a new text the old one's day when the second write fails", async () => {
    const storage = memoryStorage();
    answer = send(GOOD);
    await load({ storage, today: isoDate("2026-11-20") });
    const setItem = storage.setItem.bind(storage);
    storage.setItem = (key, value) => {
      if (key.endsWith("fetched")) throw new Error("QuotaExceededError");
      setItem(key, value);
    };
    answer = send(GOOD.replace("a@", "b@"));
    await load({ storage, today: isoDate("2026-11-21") });
    answer = send("", 503);
    expect(await load({ storage })).toMatchObject({ lastGood: null });
  });

  it("is kept in the browser's own storage, where touching that may throw", async () => {
    const url = address();
    const source = () => fetchedOrganisation({ url, today: () => isoDate("2026-11-22"), seal: mailbox });
    const storage = memoryStorage();
    try {
      Object.defineProperty(globalThis, "localStorage", { configurable: true, value: storage });
      answer = send(GOOD);
      await source().load();
      expect([...storage.values.values()]).toEqual([GOOD, "2026-11-22"]);
      Object.defineProperty(globalThis, "localStorage", {
        configurable: true,
        get: () => {
          throw new Error("SecurityError");
        },
      });
      expect(await source().load()).toMatchObject({ kind: "loaded" });
    } finally {
      Reflect.deleteProperty(globalThis, "localStorage");
    }
  });
});
