/** What became of office.js. */
export type OfficeStart =
  | { readonly kind: "outlook"; readonly office: typeof Office }
  /** The page is open in a browser, not in Outlook. */
  | { readonly kind: "outside" }
  | OfficeBlocked;

/** The page is in Outlook, and office.js is not ready: a host was refused, does not answer, or Outlook itself does not. */
export interface OfficeBlocked {
  readonly kind: "blocked";
  /** Hosts of scripts that did not come; empty where all came and Outlook does not answer. */
  readonly hosts: readonly string[];
  /** Resolves when what was missing can be had: the page works once it is reloaded. Never rejects. */
  readonly reachable: Promise<void>;
}

/** What it knows of the page, handed in so that a test can arrange it. */
export interface OfficePage {
  readonly document: Document;
  /** Whether the page is inside Outlook, as far as the page itself can see. */
  readonly isInOutlook: boolean;
  /** Office.js's global, as soon as there is one. */
  readonly office: () => typeof Office | undefined;
}

/** How long office.js may take before the user hears of it, in milliseconds. */
export const OFFICE_PATIENCE = 7_000;

/** How long is waited between two looks at whether the missing scripts can be had, and for each answer. Milliseconds. */
export const PROBE_EVERY = 10_000;

/**
 * Waits for office.js, but not for ever. Its tag is deferred and this code is not, so that a host that hangs holds
 * nothing up; it must be called before the page has been parsed to its end, to see which scripts fail.
 */
export async function startOffice(page: OfficePage): Promise<OfficeStart> {
  const scripts = watchScripts(page.document);
  const ready = whenReady(page, scripts);
  const first = await Promise.race([
    ready,
    wait(OFFICE_PATIENCE).then(() => null),
    // In a browser tab nothing is to be waited for once the tag has failed.
    ...(page.isInOutlook ? [] : [scripts.failed.then(() => ({ kind: "outside" }) as const)]),
  ]);
  if (first) return first;
  if (!page.isInOutlook) return { kind: "outside" };
  const missing = scripts.missing();
  const hosts = [...new Set(missing.map((address) => new URL(address).host))];
  const reachable = Promise.race([ready.then(() => undefined), untilFetched(page.document, missing)]);
  return { kind: "blocked", hosts, reachable };
}

/** Whether the page is in Outlook: in its frame, or opened by a program of Outlook's, which says so in the address. */
export function isPageInOutlook(browser: Pick<Window, "parent" | "location">): boolean {
  return browser.parent !== browser || /[?&]_host_Info=/i.test(browser.location.search);
}

function whenReady(page: OfficePage, scripts: Scripts): Promise<OfficeStart> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = () => {
      const office = page.office();
      if (!office || isAsked) return;
      isAsked = true;
      void office.onReady(({ host }) =>
        resolve(String(host) === "Outlook" ? { kind: "outlook", office } : { kind: "outside" }),
      );
    };
    ask();
    scripts.onLoaded(ask);
  });
}

interface Scripts {
  /** Resolves when a script of another host has failed. */
  readonly failed: Promise<void>;
  onLoaded(listener: () => void): void;
  /** Addresses of the other hosts' scripts that have not come, whether they failed or still hang. */
  missing(): readonly string[];
}

/** Sees every script of another host come or fail: office.js fetches further ones, from hosts of their own. */
function watchScripts(document: Document): Scripts {
  const asked = new Set<string>();
  const loaded = new Set<string>();
  const listeners: (() => void)[] = [];
  const own = new URL(document.baseURI).origin;
  const addressOf = ({ target }: Event) => {
    const source = target instanceof HTMLScriptElement ? target.src : "";
    return source !== "" && new URL(source).origin !== own ? source : null;
  };
  const failed = new Promise<void>((resolve) => {
    document.addEventListener(
      "error",
      (event) => {
        const address = addressOf(event);
        if (address === null) return;
        asked.add(address);
        resolve();
      },
      true,
    );
  });
  document.addEventListener(
    "load",
    (event) => {
      const address = addressOf(event);
      if (address !== null) loaded.add(address);
      for (const listener of listeners) listener();
    },
    true,
  );
  return {
    failed,
    onLoaded: (listener) => listeners.push(listener),
    missing() {
      for (const { src } of document.scripts) if (src !== "" && new URL(src).origin !== own) asked.add(src);
      return [...asked].filter((address) => !loaded.has(address));
    },
  };
}

/**
 * Asks for the scripts again and again, without running them, until all come. A preload is what the page's policy allows
 * that may be made to a script's host; each has an address of its own, since the browser would let it wait for the
 * request that hangs.
 */
async function untilFetched(document: Document, addresses: readonly string[]): Promise<void> {
  for (let round = 1; ; round += 1) {
    await wait(PROBE_EVERY);
    const came = await Promise.all(addresses.map((address) => isFetched(document, `${address}?again=${round}`)));
    if (addresses.length > 0 && came.every(Boolean)) return;
  }
}

function isFetched(document: Document, address: string): Promise<boolean> {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "script";
  link.href = address;
  const answer = new Promise<boolean>((resolve) => {
    link.addEventListener("load", () => resolve(true));
    link.addEventListener("error", () => resolve(false));
    setTimeout(() => resolve(false), PROBE_EVERY);
  });
  document.head.append(link);
  return answer.finally(() => link.remove());
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
