/** roamingSettings of one add-in in one mailbox: kept across panes and reloads. Each pane gets a copy when it starts. */

/** Each value is the JSON text of one setting. */
export type SettingTexts = Readonly<Record<string, string>>;

export interface SettingsStore {
  read(): SettingTexts;
  /** Replaces everything: a pane sends all of its keys with each save, so the last pane to save wins. */
  replaceAll(settings: SettingTexts): void;
}

/** A store that lives as long as the page. */
export function createMemorySettings(initial: SettingTexts = {}): SettingsStore {
  let current = initial;
  return {
    read: () => current,
    replaceAll: (settings) => {
      current = { ...settings };
    },
  };
}

/** A store in the page's localStorage, one entry for each mailbox. */
export function createStoredSettings(storage: Storage, mailboxAddress: string): SettingsStore {
  const key = `lokal-outlook:roamingSettings:${mailboxAddress.toLowerCase()}`;
  return {
    read: () => JSON.parse(storage.getItem(key) ?? "{}") as SettingTexts,
    replaceAll: (settings) => storage.setItem(key, JSON.stringify(settings)),
  };
}
