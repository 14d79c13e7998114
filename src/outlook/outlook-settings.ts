import { OutlookError } from "../app/ports/outlook-error";
import { type Settings, SettingsError } from "../app/ports/settings";
import { ANSWER_WITHIN, callOutlook } from "./call-outlook";
import type { CallQueue } from "./call-queue";

/** All that an add-in keeps in a mailbox may take 32 KB of JSON (office-js-docs-pr, limits page). */
export const SETTINGS_LIMIT = 32_768;

/** The key of what the pane keeps. */
const PANE_KEY = "rutebestilling";

/** Settings in the user's mailbox, through roamingSettings. */
export class OutlookSettings implements Settings {
  readonly #roamingSettings: Office.RoamingSettings;
  readonly #queue: CallQueue;
  readonly #key: string;

  constructor(roamingSettings: Office.RoamingSettings, queue: CallQueue, key = PANE_KEY) {
    this.#roamingSettings = roamingSettings;
    this.#queue = queue;
    this.#key = key;
  }

  read(): unknown {
    return this.#roamingSettings.get(this.#key) ?? null;
  }

  async save(value: unknown): Promise<number> {
    // As it is stored: our value as JSON text, inside the JSON of all settings.
    const bytes = new TextEncoder().encode(JSON.stringify({ [this.#key]: JSON.stringify(value) })).length;
    if (bytes > SETTINGS_LIMIT) {
      throw new SettingsError("too-large", `${bytes} bytes of ${SETTINGS_LIMIT}`);
    }
    this.#roamingSettings.set(this.#key, value);
    await this.#saveAll();
    return bytes;
  }

  /** Takes the key away. @throws (rejects) SettingsError */
  async forget(): Promise<void> {
    this.#roamingSettings.remove(this.#key);
    await this.#saveAll();
  }

  async #saveAll(): Promise<void> {
    try {
      await callOutlook<void>({ queue: this.#queue, operation: "saveSettings", within: ANSWER_WITHIN.write }, (done) =>
        this.#roamingSettings.saveAsync(done),
      );
    } catch (error) {
      if (error instanceof OutlookError) throw new SettingsError("not-saved", error.message, { cause: error });
      throw error;
    }
  }
}
