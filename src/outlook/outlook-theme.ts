/** Whether a colour, `#rrggbb`, is dark: its relative luminance is below the middle. Null when it is not a colour. */
export function isDarkColour(colour: string | undefined): boolean | null {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5;
}

/** Outlook's own theme. On the web it comes late, or not at all. */
export class OutlookTheme {
  #isDark: boolean | null;
  readonly #office: typeof Office;

  constructor(office: typeof Office) {
    this.#office = office;
    this.#isDark = isDarkColour(office.context.officeTheme?.bodyBackgroundColor);
  }

  /** Null where Outlook does not say. */
  isDark(): boolean | null {
    return this.#isDark;
  }

  /** Calls back when Outlook tells its theme, also the first time. */
  onChanged(listener: () => void): void {
    try {
      this.#office.context.mailbox.addHandlerAsync(
        this.#office.EventType.OfficeThemeChanged,
        (event: { officeTheme?: Office.OfficeTheme }) => {
          this.#isDark = isDarkColour(event.officeTheme?.bodyBackgroundColor) ?? this.#isDark;
          listener();
        },
      );
    } catch {
      // An Outlook without this event keeps the theme that it opened with.
    }
  }
}
