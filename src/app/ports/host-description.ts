/** The Outlook that the pane is in. */
export interface HostDescription {
  /** Outlook as it calls itself: `OfficeOnline 16.01`; null outside. */
  readonly host: string | null;
  /** The newest requirement set that it supports, `1.15`; null when none was asked. */
  readonly requirementSet: string | null;
}
