/** What a pane is told when it starts: host info in `window.name`, and the app context. */

export type UiLanguage = "da-DK" | "en-US";

/** `_appName` of Outlook on the web. */
const OUTLOOK_WEB_APP = 64;

export interface PaneIdentity {
  /** Free text; names the pane's conversation on the wire. */
  readonly conversationId: string;
  readonly controlId: string;
  readonly hostOrigin: string;
}

/**
 * The text for the iframe's `name`, where office.js finds its host without anything in the URL.
 * @param correlationId a GUID that telemetry would carry
 */
export function writeWindowName(identity: PaneIdentity, language: UiLanguage, correlationId: string): string {
  return JSON.stringify({
    baseFrameName: `_xdm_0${identity.conversationId}`,
    hostInfo: `Outlook$Web$16.01$${language}$${correlationId}$$$0`,
    xdmInfo: `${identity.conversationId}|${identity.controlId}|${identity.hostOrigin}`,
    serializerVersion: "1",
    flights: "[]",
  });
}

export interface AppContextContent {
  readonly controlId: string;
  readonly language: UiLanguage;
  /** Each value is the JSON text of a roaming setting, as it was when the pane opened. */
  readonly settings: Readonly<Record<string, string>>;
  readonly addinName: string;
  readonly canWrite: boolean;
  /** The requirement set to claim, "1.13". office.js 1.1.110 has the calls up to 1.13. */
  readonly mailboxSet: string;
}

/** The answer to `ContextActivationManager_getAppContextAsync`. */
export function writeAppContext(content: AppContextContent): Record<string, unknown> {
  return {
    _id: content.controlId,
    _appName: OUTLOOK_WEB_APP,
    _appVersion: "16.01",
    _appMinorVersion: 1,
    _appUILocale: content.language,
    _dataLocale: content.language,
    _docUrl: "",
    _clientMode: content.canWrite ? 1 : 0,
    _settings: content.settings,
    _reason: "documentOpened",
    _requirementMatrix: JSON.stringify({ Mailbox: content.mailboxSet, DialogApi: "1.2" }),
    _hostFullVersion: "20250613.06",
    _addinName: content.addinName,
    _appDomains: [],
    _eToken: "",
    _osfControlType: 1,
    _clientWindowWidth: 320,
    _clientWindowHeight: 600,
  };
}
