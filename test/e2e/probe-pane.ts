/** Drives office.js in a pane that shows the probe page. */
import type { Frame } from "@playwright/test";
import type { MailSpec } from "../outlook-host/mailbox/mailbox";
import type { ProbeResult } from "../outlook-host/probe/probe-page";
import type { OpenDraftOptions, OpenReadOptions, Outlook } from "./outlook-fixture";

export const PROBE_PAGE = "test/outlook-host/probe/probe-page.ts";

export class ProbePane {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** Calls a method with a callback after the arguments. */
  call(path: string, ...args: unknown[]): Promise<ProbeResult> {
    return this.#frame.evaluate(([name, given]) => window.probe.call(name, ...given), [path, args] as const);
  }

  /** @returns the value of a call that must succeed */
  async value(path: string, ...args: unknown[]): Promise<unknown> {
    const result = await this.call(path, ...args);
    if (result.status !== "succeeded") throw new Error(`${path}: ${JSON.stringify(result)}`);
    return result.value;
  }

  /** @returns "succeeded", "threw", or the error code */
  async outcome(path: string, ...args: unknown[]): Promise<string | number> {
    const result = await this.call(path, ...args);
    return result.status === "failed" ? result.code : result.status;
  }

  /** Calls several at once. */
  callAll(calls: readonly (readonly [string, ...unknown[]])[]): Promise<ProbeResult[]> {
    return this.#frame.evaluate((given) => window.probe.callAll(given), calls);
  }

  /** Starts a call and does not wait for it. */
  async begin(path: string, ...args: unknown[]): Promise<void> {
    await this.#frame.evaluate(
      ([name, given]) => {
        void window.probe.call(name, ...given);
      },
      [path, args] as const,
    );
  }

  /** Calls a method that takes no callback. */
  invoke(path: string, ...args: unknown[]): Promise<ProbeResult> {
    return this.#frame.evaluate(([name, given]) => window.probe.invoke(name, ...given), [path, args] as const);
  }

  /** A value of `Office.context`. */
  read(path: string): Promise<unknown> {
    return this.#frame.evaluate((name) => window.probe.read(name), path);
  }

  customProperties(set: Record<string, unknown>): Promise<unknown> {
    return this.#frame.evaluate((given) => window.probe.customProperties(given), set);
  }

  async listen(owner: "mailbox" | "item", eventType: string): Promise<void> {
    const result = await this.#frame.evaluate(([who, type]) => window.probe.listen(who, type), [
      owner,
      eventType,
    ] as const);
    if (result.status !== "succeeded") throw new Error(`${eventType}: ${JSON.stringify(result)}`);
  }

  /** What was heard so far, oldest first. */
  events() {
    return this.#frame.evaluate(() => window.probe.events);
  }
}

/** Opens a draft with the probe page in its pane. */
export async function openProbeDraft(outlook: Outlook, options: OpenDraftOptions = {}): Promise<ProbePane> {
  await outlook.openDraft({ ...options, pane: await outlook.servePage(PROBE_PAGE) });
  return new ProbePane(await outlook.paneFrame());
}

/** Opens a mail with the probe page in its pane. */
export async function openProbeRead(
  outlook: Outlook,
  mail: MailSpec,
  options: OpenReadOptions = {},
): Promise<ProbePane> {
  await outlook.openRead(mail, { ...options, pane: await outlook.servePage(PROBE_PAGE) });
  return new ProbePane(await outlook.paneFrame());
}
