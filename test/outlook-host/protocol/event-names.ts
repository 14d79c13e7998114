/** The events of the pane's mailbox and item, by their names on the wire. */
export const EVENT = {
  itemChanged: "olkItemSelectedChanged",
  recipientsChanged: "olkRecipientsChanged",
  attachmentsChanged: "olkAttachmentsChanged",
  infobarClicked: "olkInfobarClicked",
  officeThemeChanged: "officeThemeChanged",
  /** Every page with office.js registers for it by itself when it gets ready. */
  appCommandInvoked: "appCommandInvoked",
  dialogNotificationShown: "dialogNotificationShown",
} as const;

export type EventName = (typeof EVENT)[keyof typeof EVENT];

/** Registration of any other event is refused. */
export const isKnownEvent = (name: string): name is EventName => Object.values<string>(EVENT).includes(name);

/** The colours of `OfficeThemeChanged`; on the wire each is one integer, 0xRRGGBB. */
export interface OfficeThemeColours {
  readonly bodyBackgroundColor: number;
  readonly bodyForegroundColor: number;
  readonly controlBackgroundColor: number;
  readonly controlForegroundColor: number;
}

export const THEME_COLOURS: Readonly<Record<"light" | "dark", OfficeThemeColours>> = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x242424,
    controlBackgroundColor: 0xf5f5f5,
    controlForegroundColor: 0x242424,
  },
  dark: {
    bodyBackgroundColor: 0x292929,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x1f1f1f,
    controlForegroundColor: 0xffffff,
  },
};
