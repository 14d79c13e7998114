import { type Settings, SettingsError } from "../app/ports/settings";

const KEY = "rutebestilling.settings";

/** Settings of a pane outside Outlook: they stay in this browser. */
export class BrowserSettings implements Settings {
  #held: unknown = null;

  constructor() {
    try {
      this.#held = JSON.parse(localStorage.getItem(KEY) ?? "null");
    } catch {
      this.#held = null;
    }
  }

  read(): unknown {
    return this.#held;
  }

  save(value: unknown): Promise<number> {
    this.#held = value;
    const text = JSON.stringify(value);
    try {
      localStorage.setItem(KEY, text);
      return Promise.resolve(new TextEncoder().encode(text).length);
    } catch (error) {
      return Promise.reject(new SettingsError("not-saved", String(error)));
    }
  }
}
