import type { Frame } from "@playwright/test";
import type { ProbeResult } from "../outlook-host/probe/probe-page";
import { expect, type OpenDraftOptions, type Outlook, test } from "./outlook-fixture";

const PROBE = "test/outlook-host/probe/probe-page.ts";

/** Drives office.js in the pane. */
class ProbePane {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  call(path: string, ...args: unknown[]): Promise<ProbeResult> {
    return this.#frame.evaluate(([name, given]) => window.probe.call(name, ...given), [path, args] as const);
  }

  callAll(calls: readonly (readonly [string, ...unknown[]])[]): Promise<ProbeResult[]> {
    return this.#frame.evaluate((given) => window.probe.callAll(given), calls);
  }

  invoke(path: string, ...args: unknown[]): Promise<ProbeResult> {
    return this.#frame.evaluate(([name, given]) => window.probe.invoke(name, ...given), [path, args] as const);
  }

  read(path: string): Promise<unknown> {
    return this.#frame.evaluate((name) => window.probe.read(name), path);
  }

  customProperties(set: Record<string, unknown>): Promise<unknown> {
    return this.#frame.evaluate((given) => window.probe.customProperties(given), set);
  }

  listen(owner: "mailbox" | "item", eventType: string): Promise<ProbeResult> {
    return this.#frame.evaluate(([who, type]) => window.probe.listen(who, type), [owner, eventType] as const);
  }

  events() {
    return this.#frame.evaluate(() => window.probe.events);
  }
}

async function openDraft(outlook: Outlook, options: OpenDraftOptions = {}): Promise<ProbePane> {
  await outlook.openDraft({ ...options, pane: await outlook.servePage(PROBE) });
  return new ProbePane(await outlook.paneFrame());
}

const done = (value?: unknown): ProbeResult => ({ status: "succeeded", value }) as ProbeResult;

test("tells the pane who and where it is", async ({ outlook }) => {
  const probe = await openDraft(outlook, { from: "xx@kk.dk", language: "en-US" });
  expect(await probe.read("mailbox.userProfile.emailAddress")).toBe("xx@kk.dk");
  expect(await probe.read("displayLanguage")).toBe("en-US");
  expect(await probe.read("host")).toBe("Outlook");
  expect(await probe.read("platform")).toBe("OfficeOnline");
  expect(await probe.invoke("requirements.isSetSupported", "Mailbox", "1.13")).toEqual(done(true));
  expect(await probe.invoke("requirements.isSetSupported", "Mailbox", "1.14")).toEqual(done(false));
  expect(await outlook.rejections()).toEqual([]);
});

test("recipients: adds, keeps one of each, and hides what is not an address", async ({ outlook }) => {
  const probe = await openDraft(outlook, { to: ["Bo <bo@eksempel.dk>", "ukendt navn"] });
  const added = await probe.call("to.addAsync", [
    { displayName: "Ny", emailAddress: "ny@example.dk" },
    { displayName: "Bo igen", emailAddress: "BO@eksempel.dk" },
  ]);
  expect(added.status).toBe("succeeded");
  const read = await probe.call("to.getAsync");
  expect(read).toMatchObject({
    status: "succeeded",
    value: [{ emailAddress: "bo@eksempel.dk", displayName: "Bo" }, { emailAddress: "ny@example.dk" }],
  });
  expect((await outlook.draft()).to.map((recipient) => [recipient.address, recipient.resolved])).toEqual([
    ["bo@eksempel.dk", true],
    ["ukendt navn", false],
    ["ny@example.dk", true],
  ]);
});
