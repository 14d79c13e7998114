/** A page for the pane's place: the real adapters over the real office.js, for the contract suites to drive. */
import type { Draft } from "../../src/app/ports/draft";
import { OutlookError, type OutlookErrorKind } from "../../src/app/ports/outlook-error";
import { SettingsError, type SettingsErrorKind } from "../../src/app/ports/settings";
import { CallQueue } from "../../src/outlook/call-queue";
import { OutlookDraftAccess } from "../../src/outlook/outlook-draft";
import { OutlookItem } from "../../src/outlook/outlook-item";
import { OutlookMailbox } from "../../src/outlook/outlook-mailbox";
import { OutlookSettings } from "../../src/outlook/outlook-settings";

/** What came of a call, as it goes from the page to the test. */
export type DraftAnswer =
  | { readonly value: unknown }
  | {
      readonly error: {
        readonly operation: string;
        readonly kind: OutlookErrorKind;
        readonly code: number | null;
        readonly message: string;
      };
    };

/** The same of a call to the settings. */
export type SettingsAnswer =
  | { readonly value: unknown }
  | { readonly error: { readonly kind: SettingsErrorKind; readonly message: string } };

/** The adapters, for a test to call from outside the page. */
export interface ContractPage {
  /** Calls a method of the draft that was in front of the pane when the page was loaded. */
  draft(method: keyof Draft, args: readonly unknown[]): Promise<DraftAnswer>;
  readSettings(): unknown;
  saveSettings(value: unknown): Promise<SettingsAnswer>;
  /** How many items the pane has been shown since it was loaded. */
  moves(): number;
}

declare global {
  interface Window {
    contractPage?: ContractPage;
  }
}

void globalThis.Office.onReady(() => {
  const { mailbox, roamingSettings } = globalThis.Office.context;
  const queue = new CallQueue();
  const item = new OutlookItem(mailbox);
  // It is the mailbox that tells the item that the pane has moved.
  const outlookMailbox = new OutlookMailbox(mailbox, item, queue);
  outlookMailbox.onItemChanged(() => undefined);
  const settings = new OutlookSettings(roamingSettings, queue);
  const draft = new OutlookDraftAccess(item, queue).openDraft();

  window.contractPage = {
    async draft(method, args) {
      if (!draft) throw new Error("No mail is being written");
      try {
        const call = draft[method] as (...given: unknown[]) => Promise<unknown>;
        return { value: await call.apply(draft, [...args]) };
      } catch (error) {
        if (!(error instanceof OutlookError)) throw error;
        const { operation, kind, code, message } = error;
        return { error: { operation, kind, code, message } };
      }
    },
    readSettings: () => settings.read(),
    async saveSettings(value) {
      try {
        return { value: await settings.save(value) };
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        return { error: { kind: error.kind, message: error.message } };
      }
    },
    moves: () => item.generation,
  };
});
