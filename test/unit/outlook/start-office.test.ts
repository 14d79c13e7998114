/** @jest-environment jsdom */
import { isPageInOutlook, OFFICE_PATIENCE, PROBE_EVERY, startOffice } from "../../../src/outlook/start-office";

const HOST = "appsforoffice.microsoft.com";
const TAG = `https://${HOST}/lib/1/hosted/office.js`;
const AJAX = "https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js";

type Office = typeof globalThis.Office;

/** An office.js that is ready when a test says so. */
function arrangedOffice() {
  const asked: ((info: { host: string | null }) => void)[] = [];
  const office = { onReady: (callback: (info: { host: string | null }) => void) => asked.push(callback) };
  return {
    office: office as unknown as Office,
    ready: (host: string | null) => asked.map((answer) => answer({ host })),
  };
}

function addScript(source: string): HTMLScriptElement {
  const script = document.createElement("script");
  script.src = source;
  document.head.append(script);
  return script;
}

const tell = (element: Element, type: "load" | "error") => element.dispatchEvent(new Event(type));
const preloads = () => [...document.querySelectorAll<HTMLLinkElement>("link[rel=preload]")];

let found: Office | undefined;
const start = (isInOutlook = true) => startOffice({ document, isInOutlook, office: () => found });

beforeEach(() => {
  jest.useFakeTimers();
  document.head.replaceChildren();
  found = undefined;
});

afterEach(() => {
  jest.useRealTimers();
});

test("office.js that comes after this code: Outlook, once it says so", async () => {
  const { office, ready } = arrangedOffice();
  const script = addScript(TAG);
  const started = start();
  found = office;
  tell(script, "load");
  ready("Outlook");
  expect(await started).toEqual({ kind: "outlook", office });
});

test("office.js that says it is not in Outlook: outside, also in a frame", async () => {
  const { office, ready } = arrangedOffice();
  found = office;
  const started = start();
  ready(null);
  expect(await started).toEqual({ kind: "outside" });
});

test.each([
  ["refused", (tag: Element) => tell(tag, "error")],
  ["hanging", () => undefined],
])("a host that is %s is named after some seconds", async (_what, happens) => {
  const tag = addScript(TAG);
  const started = start();
  happens(tag);
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  expect(await started).toMatchObject({ kind: "blocked", hosts: [HOST] });
});

test("a host that office.js itself asks, and only that, is named", async () => {
  const { office } = arrangedOffice();
  const tag = addScript(TAG);
  const started = start();
  found = office;
  tell(tag, "load");
  const ajax = addScript(AJAX);
  tell(ajax, "error");
  // As office.js does with what failed.
  ajax.remove();
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  expect(await started).toMatchObject({ kind: "blocked", hosts: ["ajax.aspnetcdn.com"] });
});

test("scripts that all came, and an Outlook that says nothing: no host is blamed", async () => {
  const { office } = arrangedOffice();
  const tag = addScript(TAG);
  const started = start();
  found = office;
  tell(tag, "load");
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  expect(await started).toMatchObject({ kind: "blocked", hosts: [] });
});

test("it is asked for again, under new addresses, until it comes", async () => {
  const tag = addScript(TAG);
  const started = start();
  tell(tag, "error");
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  const blocked = await started;
  if (blocked.kind !== "blocked") throw new Error(blocked.kind);
  let isReachable = false;
  void blocked.reachable.then(() => {
    isReachable = true;
  });
  await jest.advanceTimersByTimeAsync(PROBE_EVERY);
  expect(preloads().map(({ href }) => href)).toEqual([`${TAG}?again=1`]);
  tell(preloads()[0] as Element, "error");
  await jest.advanceTimersByTimeAsync(PROBE_EVERY);
  // The second one hangs: it is given up for a third.
  expect(preloads().map(({ href }) => href)).toEqual([`${TAG}?again=2`]);
  await jest.advanceTimersByTimeAsync(2 * PROBE_EVERY);
  expect(preloads().map(({ href }) => href)).toEqual([`${TAG}?again=3`]);
  expect(isReachable).toBe(false);
  tell(preloads()[0] as Element, "load");
  await jest.advanceTimersByTimeAsync(0);
  expect(isReachable).toBe(true);
  expect(preloads()).toEqual([]);
});

test("office.js that comes late after all makes it reachable too", async () => {
  const { office, ready } = arrangedOffice();
  const tag = addScript(TAG);
  const started = start();
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  const blocked = await started;
  if (blocked.kind !== "blocked") throw new Error(blocked.kind);
  found = office;
  tell(tag, "load");
  ready("Outlook");
  await expect(blocked.reachable).resolves.toBeUndefined();
});

test("in a browser tab a tag that fails is not waited for, and one that hangs only so long", async () => {
  const refused = start(false);
  tell(addScript(TAG), "error");
  expect(await refused).toEqual({ kind: "outside" });
  const hanging = start(false);
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  expect(await hanging).toEqual({ kind: "outside" });
});

test("a script of our own that fails is not Microsoft's", async () => {
  const started = start();
  tell(addScript("/static/tabs.js"), "error");
  await jest.advanceTimersByTimeAsync(OFFICE_PATIENCE);
  expect(await started).toMatchObject({ kind: "blocked", hosts: [] });
});

test.each([
  ["in a frame", {}, "?et=", true],
  ["in a window of classic Outlook", null, "?_host_Info=Outlook$Win32$16.01$da-DK", true],
  ["in a browser tab", null, "", false],
])("%s", (_where, parent, search, expected) => {
  const browser = { location: { search } } as unknown as Window;
  Object.assign(browser, { parent: parent ?? browser });
  expect(isPageInOutlook(browser)).toBe(expected);
});
