import { OutlookError } from "../app/ports/outlook-error";
import { type Settings, SettingsError } from "../app/ports/settings";
import { ANSWER_WITHIN, callOutlook } from "./call-outlook";
import type { CallQueue } from "./call-queue";

/** All that an add-in keeps in a mailbox may take 32 KB of JSON (office-js-docs-pr, limits page). */
export const SETTINGS_LIMIT = 32_768;

const KEY = "rutebestilling";

/** Settings in the user's mailbox, through roamingSettings. */
export class OutlookSettings implements Settings {
  constructor(
    private readonly roamingSettings: Office.RoamingSettings,
    private readonly queue: CallQueue,
  ) {}

  read(): unknown {
    return this.roamingSettings.get(KEY) ?? null;
  }

  async save(value: unknown): Promise<number> {
    // As it is stored: our value as JSON text, inside the JSON of all settings.
    const bytes = new TextEncoder().encode(JSON.stringify({ [KEY]: JSON.stringify(value) })).length;
    if (bytes > SETTINGS_LIMIT) {
      throw new SettingsError("too-large", `${bytes} bytes of ${SETTINGS_LIMIT}`);
    }
    this.roamingSettings.set(KEY, value);
    try {
      await callOutlook<void>({ queue: this.queue, operation: "saveSettings", within: ANSWER_WITHIN.write }, (done) =>
        this.roamingSettings.saveAsync(done),
      );
    } catch (error) {
      if (error instanceof OutlookError) throw new SettingsError("not-saved", error.message);
      throw error;
    }
    return bytes;
  }
}
