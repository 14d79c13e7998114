import { readFileSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { headersFor } from "../../deploy/headers.cjs";
import { type KeyPair, makeKeyPair } from "./certificate";

/** An answer before it is sent; a test changes what it likes. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Changes the answer to a file. Whoever has answered by other means returns `true`. */
export type Spoil = (file: string, reply: Reply, response: ServerResponse) => unknown;

/** A web server of Node's on loopback, which answers as the shipped configurations do until it is told otherwise. */
export interface NodeServer {
  readonly address: string;
  readonly certificate: string;
  spoil: Spoil;
  stop(): Promise<void>;
}

/**
 * @param site makes the folder to serve, given the address it will have
 * @param identity what the server shows of itself; a certificate of its own for localhost where left out
 */
export async function startNode(
  site: (address: string) => string,
  identity: KeyPair | undefined = undefined,
): Promise<NodeServer> {
  const shown = identity ?? (await makeKeyPair("localhost", { isAuthority: true }));
  let folder = "";
  const started: { spoil: Spoil } = { spoil: () => undefined };
  const server = https.createServer({ cert: shown.cert, key: shown.key }, (request, response) => {
    const file = decodeURIComponent((request.url ?? "/").slice(1)) || "taskpane.html";
    const reply = replyTo(path.join(folder, file), file);
    if (started.spoil(file, reply, response) === true) return;
    if (/gzip/.test(String(request.headers["accept-encoding"])) && !reply.headers["Content-Encoding"]) {
      reply.body = gzipSync(reply.body);
      reply.headers["Content-Encoding"] = "gzip";
    }
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = `https://localhost:${(server.address() as AddressInfo).port}`;
  folder = site(address);
  return Object.assign(started, {
    address,
    certificate: shown.cert,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

function replyTo(place: string, file: string): Reply {
  const headers = { ...headersFor(file) };
  const isFile = statSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
  const isHidden = /(^|\/)\.(?!well-known\/)/.test(file);
  if (isFile && !isHidden) return { status: 200, headers, body: readFileSync(place) };
  delete headers["Cache-Control"];
  return { status: 404, headers: { ...headers, "Content-Type": "text/html" }, body: Buffer.from("404") };
}
