import type { FormContext, FormFault, Forms, OwnFile, PreparedForm } from "../app/ports/forms";
import { FormsError } from "../app/ports/forms";
import { type CampaignForm, formFileName } from "../domain/campaign/campaign";
import { TOTAL_LIMIT } from "../domain/forms/limits";
import { formValues } from "../domain/forms/values";
import type { Order } from "../domain/order/order";
import { sha256Hex, toBase64 } from "../domain/text/bytes";
import { fillBundledForm, fillForeignForm } from "./fill-form-file";
import { referencesInDocument } from "./form-references";
import { type HostForm, readHostFormList } from "./host-form-list";
import { extensionOf, inspectFormFile } from "./inspect-form-file";

/** A bundled form: where the build put it, and what assets/forms/forms.json says of it. */
export interface BundledForm {
  readonly id: string;
  readonly url: string;
  readonly sha256: string;
  readonly origin: string;
  readonly date: string;
}

/** What the library is built from. */
export interface FormLibraryParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly bundled: readonly BundledForm[];
  /** The organisation's folder, relative to the page. */
  readonly hostFolder?: string;
}

/** A host that never answers must not hold the order up for longer than this. Milliseconds. */
const FETCH_TIMEOUT = 15_000;

/** A file before it is filled. */
interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source: PreparedForm["source"];
  readonly origin: string;
  readonly date: string | null;
}

/** The organisation's list, or why it cannot be used. */
type HostList = readonly HostForm[] | FormFault;

const LIST_FILE = "forms.json";

/** Fills bundled forms, or those that the organisation or the user put in their place (docs/adr/0010-forms.md). */
export function createFormLibrary({ fetch, bundled, hostFolder = "forms/" }: FormLibraryParts): Forms {
  const files = new Map<string, Promise<Uint8Array>>();
  let hostList: Promise<HostList> | null = null;

  /** Fetches and checks once; a failure is not remembered. One file may be listed twice, with a hash and without. */
  function fetchOnce(url: string, cache: RequestCache, sha256: string | undefined): Promise<Uint8Array> {
    const key = `${url} ${sha256 ?? ""}`;
    const known = files.get(key);
    if (known) return known;
    const fetched = fetchChecked(url, cache, sha256).catch((error: unknown) => {
      files.delete(key);
      throw error;
    });
    files.set(key, fetched);
    return fetched;
  }

  /** @param sha256 in hex, where it is known. */
  async function fetchChecked(url: string, cache: RequestCache, sha256: string | undefined): Promise<Uint8Array> {
    const bytes = await fetchBytes(fetch, url, cache);
    if (sha256 !== undefined && (await sha256Hex(bytes)) !== sha256) throw new HashError(url);
    return bytes;
  }

  async function loadHostList(): Promise<HostList> {
    try {
      const bytes = await fetchBytes(fetch, `${hostFolder}${LIST_FILE}`, "no-cache");
      const list = readHostFormList(new TextDecoder().decode(bytes));
      return "problems" in list ? { kind: "list-invalid", fileName: LIST_FILE, details: list.problems } : list;
    } catch (error) {
      const status = error instanceof FetchError ? error.status : null;
      // No list: the organisation has put nothing in the forms' place.
      if (status === 404) return [];
      hostList = null;
      return { kind: "list-unreachable", fileName: LIST_FILE, status };
    }
  }

  async function loadHostFile(entry: HostForm): Promise<FormFile | FormFault> {
    const { file: name, sha256 } = entry;
    let bytes: Uint8Array;
    try {
      bytes = await fetchOnce(`${hostFolder}${encodeURIComponent(name)}`, "no-cache", sha256);
    } catch (error) {
      return { ...fetchFault(error), fileName: name };
    }
    return { name, bytes, source: "organisation", origin: entry.origin ?? "", date: entry.date ?? null };
  }

  async function loadBundledFile(form: CampaignForm): Promise<FormFile> {
    const entry = bundled.find((candidate) => candidate.id === form.id);
    const refuse = (why: FetchFault) => {
      const fault: FormFault = { ...why, fileName: formFileName(form) };
      return new FormsError(why.kind, form.id, `The bundled form ${form.id} is not usable: ${why.kind}`, fault);
    };
    if (!entry) throw refuse({ kind: "not-loaded", status: null });
    let bytes: Uint8Array;
    try {
      bytes = await fetchOnce(entry.url, "default", entry.sha256);
    } catch (error) {
      throw refuse(fetchFault(error));
    }
    return { name: formFileName(form), bytes, source: "bundled", origin: entry.origin, date: entry.date };
  }

  async function prepareForm(order: Order, form: CampaignForm, context: FormContext): Promise<PreparedForm> {
    const values = formValues(order, form, context);
    const own = context.ownFiles?.[form.id];
    if (own) {
      const filled = fillFile({ name: own.name, bytes: own.bytes, source: "own", origin: "", date: null }, values);
      if (isFault(filled)) throw faultError(form, filled);
      return pack(form, filled, null);
    }
    hostList ??= loadHostList();
    const host = await prepareHostForm(form, await hostList, values);
    if (host && !isFault(host)) return pack(form, host, null);
    // A campaign of the organisation's own may have forms that are not bundled: then its file is the only one.
    if (host && !bundled.some(({ id }) => id === form.id)) throw faultError(form, host);
    const filled = fillFile(await loadBundledFile(form), values);
    if (isFault(filled)) throw faultError(form, filled);
    return pack(form, filled, host);
  }

  /** The organisation's file, filled; why it is not used; or null when the organisation has none for this form. */
  async function prepareHostForm(
    form: CampaignForm,
    list: HostList,
    values: Readonly<Record<string, string>>,
  ): Promise<FormFile | FormFault | null> {
    if (isFault(list)) return list;
    const entry = list.find((candidate) => candidate.id === form.id);
    if (!entry) return null;
    const file = await loadHostFile(entry);
    return isFault(file) ? file : fillFile(file, values);
  }

  return {
    async prepare(order, context) {
      const forms = await Promise.all(order.campaign.forms.map((form) => prepareForm(order, form, context)));
      refuseTooMuch(forms);
      return forms;
    },
    async inspect({ name, bytes }: OwnFile) {
      const result = inspectFormFile(name, bytes);
      return typeof result === "string" ? null : result;
    },
    async referencesIn({ name, bytes }: OwnFile) {
      return inspectFormFile(name, bytes) === "docx" ? referencesInDocument(bytes) : null;
    },
  };
}

/** Checks a file and fills it where it is a template. A bundled one is a template that was checked by its hash. */
function fillFile(file: FormFile, values: Readonly<Record<string, string>>): FormFile | FormFault {
  const fill = file.source === "bundled" ? fillBundledForm : fillForeignForm;
  const filled = fill(file.name, file.bytes, values);
  return isFault(filled) ? filled : { ...file, bytes: filled };
}

async function pack(form: CampaignForm, file: FormFile, refused: FormFault | null): Promise<PreparedForm> {
  const { bytes, source, origin, date } = file;
  return {
    form,
    fileName: formFileName(form, `.${extensionOf(file.name)}`),
    bytes,
    base64: toBase64(bytes),
    sha256: await sha256Hex(bytes),
    origin,
    date,
    source,
    refused,
  };
}

/** All attachments together have a limit; the largest file that is not ours is the one to do something about. */
function refuseTooMuch(forms: readonly PreparedForm[]): void {
  const total = forms.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= TOTAL_LIMIT) return;
  const [largest] = [...forms].sort((a, b) => b.bytes.length - a.bytes.length);
  if (!largest) return;
  const size = { bytes: total, limit: TOTAL_LIMIT, of: "all" } as const;
  throw faultError(largest.form, { kind: "too-large", fileName: largest.fileName, size });
}

function faultError(form: CampaignForm, fault: FormFault): FormsError {
  return new FormsError(fault.kind, form.id, `${fault.fileName}: ${fault.kind}`, fault);
}

function isFault<T extends object>(result: T | FormFault | null): result is FormFault {
  return result !== null && "kind" in result;
}

/** An answer that is not the file; `status` null when no answer came. */
class FetchError extends Error {
  readonly status: number | null;

  constructor(status: number | null) {
    super(`HTTP ${status ?? "no answer"}`);
    this.status = status;
  }
}

/** The file came, and is not the one that was meant. */
class HashError extends Error {}

type FetchFault = Pick<FormFault, "status"> & { readonly kind: "not-loaded" | "hash-differs" };

function fetchFault(error: unknown): FetchFault {
  if (error instanceof HashError) return { kind: "hash-differs" };
  return { kind: "not-loaded", status: error instanceof FetchError ? error.status : null };
}

async function fetchBytes(fetch: FormLibraryParts["fetch"], url: string, cache: RequestCache): Promise<Uint8Array> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), FETCH_TIMEOUT);
  try {
    const response = await fetch(url, { cache, credentials: "same-origin", signal: abort.signal });
    if (!response.ok) throw new FetchError(response.status);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof FetchError ? error : new FetchError(null);
  } finally {
    clearTimeout(timer);
  }
}
