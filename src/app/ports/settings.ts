/** Why settings were not saved. */
export type SettingsErrorKind =
  /** Over Outlook's limit of 32 KB for all that an add-in keeps in a mailbox. */
  | "too-large"
  /** Outlook answered with an error, or not at all. */
  | "not-saved";

/** What `save` rejects with. What was to be saved stays in the pane's memory. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly kind: SettingsErrorKind;

  /** @param options `cause`: what Outlook answered */
  constructor(kind: SettingsErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What the add-in keeps in the user's mailbox (roamingSettings): it follows the user to every Outlook. */
export interface Settings {
  /** The stored value as plain JSON data, as it was when the pane opened or was last saved here; null when none. */
  read(): unknown;
  /**
   * Stores a value of plain JSON data.
   * @returns the bytes of JSON that are now in use of the 32,768.
   * @throws (rejects) SettingsError
   */
  save(value: unknown): Promise<number>;
}
