/** The Outlook that the page is in, as it calls itself. */
export interface OutlookDescription {
  /** `OfficeOnline`, `PC`, `Mac`. */
  readonly platform: string;
  /** `newOutlookWindows`, `OutlookWebApp`, `Outlook`; empty where it does not say. */
  readonly name: string;
  /** Its build; empty where it does not say. */
  readonly version: string;
  /** The newest Mailbox requirement set that it claims, `1.15`; null when none was found. */
  readonly requirementSet: string | null;
}

const NEWEST_SET = 20;
const OLDEST_SET = 1;

/** Asks office.js where the page is. */
export function describeOutlook({ context }: typeof Office): OutlookDescription {
  const { platform, diagnostics, requirements } = context;
  let minor = NEWEST_SET;
  while (minor >= OLDEST_SET && !requirements.isSetSupported("Mailbox", `1.${minor}`)) minor -= 1;
  return {
    platform: String(platform ?? ""),
    name: context.mailbox?.diagnostics?.hostName ?? "",
    version: diagnostics?.version ?? "",
    requirementSet: minor < OLDEST_SET ? null : `1.${minor}`,
  };
}
