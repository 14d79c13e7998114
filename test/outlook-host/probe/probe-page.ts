/** A pane that does nothing by itself: tests drive office.js through `window.probe`. */

export type ProbeResult =
  | { readonly status: "succeeded"; readonly value: unknown }
  | { readonly status: "failed"; readonly code: number; readonly name: string; readonly message: string }
  | { readonly status: "threw"; readonly name: string; readonly message: string };

export interface Probe {
  /**
   * Calls a method of office.js, with a callback after the arguments.
   * @param path from the item, the mailbox or the context: `subject.setAsync`
   */
  call(path: string, ...args: unknown[]): Promise<ProbeResult>;
  /** Calls several at once. */
  callAll(calls: readonly (readonly [string, ...unknown[]])[]): Promise<ProbeResult[]>;
  /** Calls a method that takes no callback. @returns what it returns, or how it threw */
  invoke(path: string, ...args: unknown[]): ProbeResult;
  /** A value of the context: `mailbox.item.subject`, `displayLanguage`. */
  read(path: string): unknown;
  /** Loads the item's custom properties, sets those given, saves, and gives all. */
  customProperties(set: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Listens. @param owner the mailbox or the item */
  listen(owner: "mailbox" | "item", eventType: string): Promise<ProbeResult>;
  /** What was heard so far. */
  readonly events: { readonly type: string; readonly detail: Readonly<Record<string, unknown>> }[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

const walk = (root: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], root);

function findMethod(path: string): { owner: unknown; method: (...args: unknown[]) => unknown } {
  const { context } = globalThis.Office;
  const steps = path.split(".");
  const name = steps.pop() ?? "";
  for (const root of [context.mailbox.item, context.mailbox, context]) {
    const owner = walk(root, steps);
    const method = (owner as Record<string, unknown> | null | undefined)?.[name];
    if (typeof method === "function") return { owner, method: method as (...args: unknown[]) => unknown };
  }
  throw new TypeError(`${path} is not a function`);
}

const describeThrow = (error: unknown): ProbeResult => ({
  status: "threw",
  name: error instanceof Error ? error.name : "",
  message: error instanceof Error ? error.message : String(error),
});

const describeResult = (result: Office.AsyncResult<unknown>): ProbeResult =>
  String(result.status) === "succeeded"
    ? { status: "succeeded", value: result.value }
    : { status: "failed", code: result.error.code, name: result.error.name, message: result.error.message };

const call = (path: string, ...args: unknown[]): Promise<ProbeResult> =>
  new Promise((resolve) => {
    try {
      const { owner, method } = findMethod(path);
      method.call(owner, ...args, (result: Office.AsyncResult<unknown>) => resolve(describeResult(result)));
    } catch (error) {
      resolve(describeThrow(error));
    }
  });

const events: { type: string; detail: Readonly<Record<string, unknown>> }[] = [];

async function customProperties(set: Readonly<Record<string, unknown>>): Promise<unknown> {
  const loaded = await new Promise<Office.AsyncResult<Office.CustomProperties>>((resolve) => {
    const { item } = globalThis.Office.context.mailbox;
    item?.loadCustomPropertiesAsync(resolve);
  });
  if (String(loaded.status) !== "succeeded") return describeResult(loaded);
  for (const [name, value] of Object.entries(set)) loaded.value.set(name, value as string);
  const saved = await new Promise<Office.AsyncResult<void>>((resolve) => loaded.value.saveAsync(resolve));
  return String(saved.status) === "succeeded" ? loaded.value.getAll() : describeResult(saved);
}

globalThis.Office.onReady(() => {
  window.probe = {
    call,
    callAll: (calls) => Promise.all(calls.map((entry) => call(...entry))),
    invoke: (path, ...args) => {
      try {
        const { owner, method } = findMethod(path);
        return { status: "succeeded", value: method.call(owner, ...args) };
      } catch (error) {
        return describeThrow(error);
      }
    },
    read: (path) => walk(globalThis.Office.context, path.split(".")),
    customProperties,
    listen: (owner, eventType) =>
      new Promise((resolve) => {
        const { mailbox } = globalThis.Office.context;
        const target = (owner === "mailbox" ? mailbox : mailbox.item) as unknown as {
          addHandlerAsync(type: string, handler: (event: unknown) => void, done: (result: never) => void): void;
        };
        const handler = (event: unknown) => {
          events.push({ type: eventType, detail: JSON.parse(JSON.stringify(event)) as Record<string, unknown> });
        };
        try {
          target.addHandlerAsync(eventType, handler, (result) => resolve(describeResult(result)));
        } catch (error) {
          resolve(describeThrow(error));
        }
      }),
    events,
  };
  document.body.innerHTML = `<h1>Prøvepanel</h1><p><button id="first">Første</button> <button id="last">Sidste</button></p>`;
});
