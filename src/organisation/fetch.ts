import type { Organisation, OrganisationFault, OrganisationSource, OrganisationState } from "../app/ports/organisation";
import { sha256Hex } from "../domain/text/bytes";
import { type IsoDate, isIsoDate } from "../domain/time/iso-date";
import { formatFault, readOrganisation } from "./read";

/** Where the file lies, from the pane's page. */
const ORGANISATION_URL = "organisation/organisation.json";

/** The most bytes that are read, after any compression of the transport. */
export const ORGANISATION_MAX_BYTES = 1024 * 1024;

/** The browser's performance timeline has these marks around parsing and validating (`npm run bench`). */
export const READING_MARKS = { start: "organisation.json fetched", end: "organisation.json read" } as const;

const TIMEOUT_MS = 10_000;
/** How many faults the pane lists; `check-organisation` lists all. */
const DETAILS = 20;

/** The three methods of a browser's Storage that the last good copy needs. Each may throw. */
export type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Settings of the adapter; the pane uses the defaults. */
export interface FetchedOrganisationOptions {
  /** Absolute, or relative to the page. */
  readonly url?: string;
  readonly timeoutMs?: number;
  /** Today in Denmark: the date of a good copy. */
  readonly today: () => IsoDate;
  /** Where the last good copy is kept: null for nowhere; the browser's localStorage, if there is one, when left out. */
  readonly storage?: KeyValueStorage | null;
  /** What the copy is held to: without it none is kept, and none believed. */
  readonly seal?: CopySeal | null;
}

/**
 * Remembers, in a place that no other page of this host can write, which file was fetched last: storage of the browser is
 * shared by all pages of a host, and an address that one of them put there would go into the user's mail.
 */
export interface CopySeal {
  /** The SHA-256 of the last good file, lower-case hex; null when none is known. */
  read(): string | null;
  /** Remembers the SHA-256 of a good file. Called only when it is another than `read` gives. */
  write(sha256: string): void;
}

/**
 * organisation.json over HTTP. One request with each `load`, which the browser makes conditional when it has the file
 * (`cache: "no-cache"`): a change is seen the next time the pane opens, and an unchanged file is not sent again.
 * A good file is kept in localStorage, for the day that the next one cannot be used.
 */
export function fetchedOrganisation(options: FetchedOrganisationOptions): OrganisationSource {
  const { url = ORGANISATION_URL, timeoutMs = TIMEOUT_MS, today } = options;
  const storage = options.storage === undefined ? localStorageIfAny() : options.storage;
  const copy = lastGoodCopy(storage, absolute(url), options.seal ?? null);
  return {
    async load() {
      const fetched = await fetchOrganisationText(url, timeoutMs);
      if (fetched.kind === "fault") {
        const { kind, fault, details } = fetched;
        return { kind, fault, details, lastGood: await copy.read() };
      }
      performance.mark(READING_MARKS.start);
      const state = readText(fetched.text);
      performance.mark(READING_MARKS.end);
      if (state.kind === "fault") return { ...state, lastGood: await copy.read() };
      const { municipalities, campaigns } = state.organisation;
      // An empty file is what a fresh deployment has: nobody misses a copy of it.
      if (municipalities.length + campaigns.length > 0 || copy.isSealed()) await copy.keep(fetched.text, today());
      return state;
    },
  };
}

function readText(text: string): OrganisationState {
  const fault = (kind: OrganisationFault, details: readonly string[]): OrganisationState => ({
    kind: "fault",
    fault: kind,
    details,
    lastGood: null,
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return fault("not-json", ["Filen er ikke gyldig JSON. Programmet check-organisation viser, hvor fejlen er."]);
  }
  const reading = readOrganisation(data, text);
  switch (reading.kind) {
    case "valid":
      return { kind: "loaded", organisation: reading.organisation };
    case "newer-version":
      return fault("newer-version", [
        `Filen er skrevet til version ${reading.version}, som dette tilføjelsesprogram ikke kender.`,
      ]);
    case "invalid": {
      const faults = reading.faults.map(formatFault);
      const more = faults.length - DETAILS;
      return fault("invalid", more > 0 ? [...faults.slice(0, DETAILS), `… og ${more} fejl mere.`] : faults);
    }
  }
}

/** What came of asking for the file: its text, or why there is none. */
type FetchedText = { readonly kind: "text"; readonly text: string } | FetchFault;

interface FetchFault {
  readonly kind: "fault";
  readonly fault: OrganisationFault;
  readonly details: readonly string[];
}

/**
 * Asks for the file and reads at most 1 MB of it as UTF-8. Never rejects.
 * @param url absolute, or relative to the page.
 * @param timeoutMs for the whole answer, not just its beginning.
 */
async function fetchOrganisationText(url: string, timeoutMs: number): Promise<FetchedText> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    // A redirect is a login, or a host that has moved: followed, it would end as a network error that says neither.
    const response = await fetch(url, { cache: "no-cache", redirect: "manual", signal: abort.signal });
    return faultOf(response) ?? (await readBody(response));
  } catch {
    if (!abort.signal.aborted) return fault("unreachable", "Serveren kunne ikke nås.");
    const seconds = Math.ceil(timeoutMs / 1000);
    return fault("unreachable", `Serveren svarede ikke inden for ${seconds} sekund${seconds === 1 ? "" : "er"}.`);
  } finally {
    clearTimeout(timer);
    // Whatever is left of an answer that was refused is not wanted.
    abort.abort();
  }
}

function fault(kind: OrganisationFault, ...details: string[]): FetchFault {
  return { kind: "fault", fault: kind, details };
}

const A_WEB_PAGE =
  "Serveren svarede med en webside i stedet for filen, ofte en loginside eller en forside, der vises for filer, som ikke findes.";

function faultOf(response: Response): FetchedText | null {
  const { status, type, headers } = response;
  if (status === 404 || status === 410) return fault("missing");
  if (status === 401 || status === 403) return fault("refused", `Serveren gav ikke adgang til filen (HTTP ${status}).`);
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    return fault("refused", "Serveren henviste til en anden adresse, ofte en loginside.");
  }
  if (!response.ok) return fault("unreachable", `Serveren svarede med en fejl (HTTP ${status}).`);
  if (headers.get("content-type")?.includes("html")) return fault("refused", A_WEB_PAGE);
  return Number(headers.get("content-length")) > ORGANISATION_MAX_BYTES ? tooLarge() : null;
}

function tooLarge(): FetchedText {
  return fault("too-large", "Filen fylder mere end 1 MB. Større filer læses ikke.");
}

async function readBody(response: Response): Promise<FetchedText> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = response.body?.getReader();
  let bytes = 0;
  let text = "";
  const decode = (chunk?: Uint8Array): boolean => {
    try {
      text += decoder.decode(chunk, { stream: chunk !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > ORGANISATION_MAX_BYTES) return tooLarge();
    if (!decode(read.value)) return notUtf8();
  }
  if (!decode()) return notUtf8();
  return text.trimStart().startsWith("<") ? fault("refused", A_WEB_PAGE) : { kind: "text", text };
}

function notUtf8(): FetchedText {
  return fault("not-json", "Filen er ikke gemt som UTF-8. Gem den igen med den tegnkodning.");
}

interface LastGood {
  readonly organisation: Organisation;
  readonly fetched: string;
}

/**
 * The last good file in storage, as long as it is the one that the seal names. Storage may be missing, full or forbidden:
 * then there is no copy, and nothing breaks.
 */
function lastGoodCopy(storage: KeyValueStorage | null, url: string, seal: CopySeal | null) {
  const textKey = `rutebestilling.organisation ${url}`;
  const fetchedKey = `${textKey} fetched`;
  return {
    isSealed: () => Boolean(seal?.read()),
    async read(): Promise<LastGood | null> {
      try {
        const [text, fetched] = [storage?.getItem(textKey), storage?.getItem(fetchedKey)];
        if (!text || !fetched || !isIsoDate(fetched)) return null;
        if ((await sha256(text)) !== seal?.read()) return null;
        // What was good for an older validator may not be for this one.
        const reading = readOrganisation(JSON.parse(text), text);
        return reading.kind === "valid" ? { organisation: reading.organisation, fetched } : null;
      } catch {
        return null;
      }
    },
    async keep(text: string, today: IsoDate): Promise<void> {
      if (!seal) return;
      try {
        const hash = await sha256(text);
        if (seal.read() !== hash) seal.write(hash);
        if (storage?.getItem(textKey) !== text) {
          // The old date must not end up beside the new text, should the second write fail.
          storage?.removeItem(fetchedKey);
          storage?.setItem(textKey, text);
        }
        if (storage?.getItem(fetchedKey) !== today) storage?.setItem(fetchedKey, today);
      } catch {
        // Full or forbidden. The file was good and is used; there is just no copy of it.
      }
    },
  };
}

const sha256 = (text: string): Promise<string> => sha256Hex(new TextEncoder().encode(text));

function localStorageIfAny(): KeyValueStorage | null {
  try {
    // Reading the property alone throws where the browser forbids storage in an embedded page.
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function absolute(url: string): string {
  return globalThis.document ? new URL(url, globalThis.document.baseURI).href : url;
}
