import http from "node:http";
import https from "node:https";
import type { TLSSocket } from "node:tls";

/** One answer as it came: no redirect is followed and nothing is unpacked. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** When the server's certificate runs out, where it has one. */
  readonly certificateUntil: string | null;
}

/** How a question is asked. */
export interface RequestOptions {
  /** Certificates that are trusted, instead of Node's own. */
  readonly ca?: readonly string[] | undefined;
  readonly headers?: http.OutgoingHttpHeaders;
  /** For the whole answer. */
  readonly timeoutMs?: number | undefined;
  /** Keeps connections open between questions to one server. */
  readonly agent?: http.Agent | undefined;
}

/** How far a question had come when the time ran out. */
export type Stage = "connecting" | "waiting" | "receiving";

/** No whole answer came within the time. */
export class TimedOut extends Error {
  readonly code = "TIMED_OUT";
  readonly stage: Stage;
  readonly seconds: number;

  constructor(stage: Stage, seconds: number) {
    super(`No answer after ${seconds} s (${stage})`);
    this.stage = stage;
    this.seconds = seconds;
  }
}

/** The answer ended before it was whole. */
export class CutOff extends Error {
  readonly code = "CUT_OFF";
}

/** How long a server has for an answer. */
export const TIMEOUT_MS = 15_000;

/** More than any file of a site has; an answer that goes on beyond it is not read to its end. */
const MOST_BYTES = 40 * 1024 * 1024;

/**
 * Asks for one address.
 * @throws (rejects) TimedOut, CutOff, or Node's error with its `code`
 */
export async function request(url: string, options: RequestOptions = {}): Promise<Answer> {
  try {
    return await ask(url, options);
  } catch (error) {
    // A server may close a kept connection in the very moment that it is used again.
    if (!options.agent || !(error as { reused?: boolean }).reused) throw error;
    return ask(url, { ...options, agent: undefined });
  }
}

function ask(url: string, { ca, headers = {}, timeoutMs = TIMEOUT_MS, agent }: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const secure = url.startsWith("https:");
    const trusted = ca && !agent ? { ca: [...ca] } : {};
    const asked = (secure ? https : http).get(url, { agent: agent ?? false, headers, ...trusted });
    let stage: Stage = "connecting";
    const timer = setTimeout(() => asked.destroy(new TimedOut(stage, Math.ceil(timeoutMs / 1000))), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      const reused = asked.reusedSocket && "code" in error && error.code === "ECONNRESET";
      reject(Object.assign(error, { reused }));
    };
    asked.on("error", fail);
    asked.on("socket", (socket) => {
      const connected = () => {
        stage = "waiting";
      };
      // One that was kept open is connected, and a listener on it would stay there.
      if (socket.connecting) socket.once(secure ? "secureConnect" : "connect", connected);
      else connected();
    });
    asked.on("response", (response) => {
      stage = "receiving";
      const chunks: Buffer[] = [];
      let bytes = 0;
      const until = secure ? (response.socket as TLSSocket).getPeerCertificate().valid_to : undefined;
      const cutOff = () => fail(new CutOff(`The answer ended after ${bytes} bytes`));
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > MOST_BYTES) asked.destroy(new CutOff(`More than ${MOST_BYTES} bytes`));
      });
      response.on("aborted", cutOff);
      response.on("error", cutOff);
      response.on("end", () => {
        clearTimeout(timer);
        const certificateUntil = until ?? null;
        const body = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, certificateUntil });
      });
    });
  });
}
