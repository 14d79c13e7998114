/** The ports' contract suites over the real adapters, the real office.js and the local Outlook. */
import type { Frame } from "@playwright/test";
import type { Draft } from "../../src/app/ports/draft";
import { OutlookError } from "../../src/app/ports/outlook-error";
import { type Settings, SettingsError } from "../../src/app/ports/settings";
import type { DraftAnswer, SettingsAnswer } from "../contract/contract-page";
import { type ContractView, type DraftHarness, describeDraftContract } from "../contract/draft-contract";
import { describeSettingsContract, type SettingsHarness } from "../contract/settings-contract";
import { expect, Outlook, test } from "./outlook-fixture";

const PAGE = "test/contract/contract-page.ts";

/** The names of the calls that the methods of the port make. */
const CALLS: Readonly<Record<keyof Draft, string>> = {
  readBodyType: "body.getTypeAsync",
  readRecipients: "to.getAsync",
  addRecipients: "to.addAsync",
  replaceRecipients: "to.setAsync",
  readSubject: "subject.getAsync",
  writeSubject: "subject.setAsync",
  readBody: "body.getAsync",
  prependBody: "body.prependAsync",
  replaceBody: "body.setAsync",
  listAttachments: "getAttachmentsAsync",
  addAttachment: "addFileAttachmentFromBase64Async",
  removeAttachment: "removeAttachmentAsync",
  readAttachment: "getAttachmentContentAsync",
  save: "saveAsync",
  readItemId: "getItemIdAsync",
  readMemory: "loadCustomPropertiesAsync",
  writeMemory: "customProperties.saveAsync",
};

/** Longer than any call may take to be answered. */
const LONGEST_ANSWER_MS = 46_000;

// One Outlook for all tests of this file, a draft and a pane of its own for each.
test.describe.configure({ mode: "default" });

let outlook: Outlook;

test.beforeAll(async ({ browser, harnessServer }) => {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.clock.install();
  outlook = new Outlook(page, harnessServer);
  await outlook.start();
});

test.afterAll(async () => {
  await outlook.page.close();
});

test.afterEach(async () => {
  expect(await outlook.rejections()).toEqual([]);
  await outlook.faults.clear();
  await outlook.clearCalls();
  const ids = await outlook.page.evaluate(() => window.localOutlook.draftIds());
  for (const id of ids) await outlook.page.evaluate((draftId) => window.localOutlook.closeDraft(draftId), id);
});

async function openContractPage(): Promise<Frame> {
  const frame = await outlook.paneFrame();
  await frame.waitForFunction(() => window.contractPage !== undefined);
  return frame;
}

async function reloadPane(): Promise<Frame> {
  await outlook.page.evaluate(() => {
    const id = window.localOutlook.visiblePaneId();
    if (id !== null) window.localOutlook.closePane(id);
  });
  await outlook.openPane(await outlook.servePage(PAGE));
  return openContractPage();
}

/** The draft of a page, as if it were here. */
function draftIn(frame: Frame): Draft {
  const call = async (method: keyof Draft, args: readonly unknown[]): Promise<unknown> => {
    const answer: DraftAnswer = await frame.evaluate(
      ([name, given]) => {
        if (!window.contractPage) throw new Error("The page is gone");
        return window.contractPage.draft(name, given);
      },
      [method, args] as const,
    );
    if ("value" in answer) return answer.value;
    const { operation, kind, code, message } = answer.error;
    throw new OutlookError(operation, kind, code, message);
  };
  const methods = Object.keys(CALLS) as (keyof Draft)[];
  const entries = methods.map((method) => [method, (...args: unknown[]) => call(method, args)] as const);
  return Object.fromEntries(entries) as unknown as Draft;
}

function createDraftHarness(): DraftHarness {
  let frame: Frame;
  let draftId: string;
  const view = async (id?: string): Promise<ContractView> => {
    const { to, cc, subject, text, attachments, itemId } = await outlook.draft(id);
    return {
      to: to.map(({ address }) => address),
      cc: cc.map(({ address }) => address),
      subject,
      text,
      files: attachments.map(({ name, base64 }) => ({ name, base64 })),
      isSaved: itemId !== null,
    };
  };
  return {
    async compose({ unresolvedTo = [], to = [], files = [], signature = "", ...rest } = {}) {
      const pane = await outlook.servePage(PAGE);
      const attachments = files.map(({ name, base64 }) => ({ name, base64 }));
      draftId = await outlook.openDraft({ ...rest, to: [...to, ...unresolvedTo], attachments, signature, pane });
      frame = await openContractPage();
      return draftIn(frame);
    },
    async reloadPane() {
      frame = await reloadPane();
      return draftIn(frame);
    },
    async switchItem() {
      await outlook.switchItem({ signature: "" });
      await frame.waitForFunction(() => (window.contractPage?.moves() ?? 0) > 0);
    },
    async arrange(method, fault) {
      const call = CALLS[method];
      switch (fault.kind) {
        case "refuse":
          return outlook.faults.fail(call, fault.code, { times: 1 });
        case "throw":
          // What a draft remembers is saved by an object of its own, which is loaded first.
          return outlook.faults.throwOn(method === "writeMemory" ? CALLS.readMemory : call);
        case "no-answer":
          return outlook.faults.neverAnswer(call, { times: 1, workIsDone: fault.isDone });
        case "switch-item":
          return outlook.faults.switchItemOn(call, { times: 1 });
      }
    },
    async passTime() {
      await expect.poll(async () => (await outlook.calls()).map(({ outcome }) => outcome)).toContain("never answered");
      await outlook.page.clock.fastForward(LONGEST_ANSWER_MS);
    },
    inspect: () => view(draftId),
    inspectOther: () => view(),
  };
}

function settingsIn(frame: Frame): Settings {
  return {
    // The port reads at once; over the wire it takes a moment, which the suite waits for.
    read: () => frame.evaluate(() => window.contractPage?.readSettings()),
    async save(value) {
      const answer: SettingsAnswer = await frame.evaluate((given) => {
        if (!window.contractPage) throw new Error("The page is gone");
        return window.contractPage.saveSettings(given);
      }, value);
      if ("value" in answer) return Number(answer.value);
      throw new SettingsError(answer.error.kind, answer.error.message);
    },
  };
}

function createSettingsHarness(): SettingsHarness {
  return {
    async open(stored) {
      const settings: Readonly<Record<string, unknown>> = stored === undefined ? {} : { rutebestilling: stored };
      await outlook.page.evaluate((given) => window.localOutlook.setSettings(given), settings);
      await outlook.openDraft({ pane: await outlook.servePage(PAGE) });
      return settingsIn(await openContractPage());
    },
    reload: async () => settingsIn(await reloadPane()),
    refuseSave: () => outlook.faults.fail("roamingSettings.saveAsync", 9019, { times: 1 }),
  };
}

describeDraftContract("the draft through Office.js", {
  describe: test.describe,
  test: (name, body) => test(name, () => body(createDraftHarness())),
  expect,
});

describeSettingsContract("the settings through Office.js", {
  describe: test.describe,
  test: (name, body) => test(name, () => body(createSettingsHarness())),
  expect,
});
