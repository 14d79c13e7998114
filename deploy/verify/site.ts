import https from "node:https";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { answerFault, typeFault } from "../connection/answer-fault";
import { connectionFault } from "../connection/connection-fault";
import type { Fault } from "../connection/fault";
import { type Answer, type RequestOptions, request, TimedOut } from "../connection/request";
import { type OwnAuthority, trustedWith } from "../connection/trust";

/** A file of the site as it came, or why it did not. */
export interface SiteFile {
  readonly path: string;
  /** Null where no answer came. */
  readonly answer: Answer | null;
  /** The content, unpacked; empty where there is none. */
  readonly body: Buffer;
  /** How it was compressed although nobody asked for it; null when it was not. */
  readonly packed: string | null;
  /** Why it is not the file that it should be; null when it may be. */
  readonly fault: Fault | null;
  /** Whether there is content to look at: it may be, though its type is wrong. */
  readonly hasContent: boolean;
}

/** How a site is reached. */
export interface SiteOptions {
  readonly authority?: OwnAuthority | undefined;
  readonly timeoutMs?: number | undefined;
}

/** After as many files without an answer no further one is asked for. */
const MOST_TIMEOUTS = 3;
const NOT_ASKED = { text: "Ikke hentet, fordi serveren var for længe om at svare på andre filer." };
/** As many as a browser has open to one server. */
const CONNECTIONS = 6;

/** Takes a site's files, each once, over a few connections that stay open. */
export class Site {
  /** The address without a slash at the end. */
  readonly base: string;
  readonly url: URL;
  readonly #files = new Map<string, Promise<SiteFile>>();
  readonly #agent: https.Agent;
  readonly #timedOut: TimedOut[] = [];
  readonly #options: SiteOptions;

  constructor(address: string, options: SiteOptions) {
    this.#options = options;
    this.url = new URL(address);
    this.base = this.url.href.replace(/\/+$/, "");
    const ca = trustedWith(options.authority);
    // A session that is taken up again does not show the certificate.
    this.#agent = new https.Agent({
      keepAlive: true,
      maxSockets: CONNECTIONS,
      maxCachedSessions: 0,
      ...(ca ? { ca: [...ca] } : {}),
    });
  }

  /** A file below the address; `path` is as it is written in an address. */
  file(path: string): Promise<SiteFile> {
    const known = this.#files.get(path) ?? this.#take(path);
    this.#files.set(path, known);
    return known;
  }

  /** Asks again, with headers of the caller's. Rejects where no answer comes. */
  ask(path: string, headers: RequestOptions["headers"] = {}): Promise<Answer> {
    const { timeoutMs } = this.#options;
    return request(`${this.base}/${path}`, { agent: this.#agent, headers, timeoutMs });
  }

  /** Why the caller got no answer. */
  explain(error: unknown, url = this.base): Promise<Fault> {
    return connectionFault(error, { url, ...this.#options });
  }

  close(): void {
    this.#agent.destroy();
  }

  async #take(path: string): Promise<SiteFile> {
    const empty = { path, answer: null, body: Buffer.alloc(0), packed: null, hasContent: false };
    try {
      const [hopeless] = this.#timedOut.slice(MOST_TIMEOUTS - 1);
      if (hopeless) return { ...empty, fault: { ...NOT_ASKED, remedy: (await this.explain(hopeless)).remedy } };
      const answer = await this.ask(path, { "accept-encoding": "identity" });
      const { body, packed, fault } = unpack(answer);
      const shown = { ...answer, body };
      const wrong = fault ?? answerFault(path, `${this.base}/${path}`, shown);
      return { path, answer: shown, body, packed, fault: wrong ?? typeFault(path, shown), hasContent: wrong === null };
    } catch (error) {
      if (error instanceof TimedOut) this.#timedOut.push(error);
      return { ...empty, fault: await this.explain(error) };
    }
  }
}

function unpack({ headers, body }: Answer): Pick<SiteFile, "body" | "packed" | "fault"> {
  const packed = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (packed === "identity") return { body, packed: null, fault: null };
  const unpackers: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    gzip: gunzipSync,
    "x-gzip": gunzipSync,
    br: brotliDecompressSync,
    deflate: inflateSync,
  };
  try {
    return { body: unpackers[packed]?.(body) ?? body, packed, fault: null };
  } catch {
    return {
      body,
      packed,
      fault: {
        text: `Serveren siger, at filen er komprimeret (${packed}), men den kan ikke pakkes ud.`,
        remedy: "Fjern den regel på serveren, der sætter Content-Encoding, eller lad serveren selv komprimere.",
      },
    };
  }
}
