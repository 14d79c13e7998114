/** A release of the add-in. */
export interface Release {
  readonly version: string;
  /** Empty where the build was made without git. */
  readonly commit: string;
  /** The host serves the switch-off build: the add-in has been taken out of service. */
  readonly switchedOff?: boolean;
}

/** The release that runs here, and the one that the host serves now. */
export interface Releases {
  readonly own: Release;
  /** The host's release when it is another than this one, else null; null too when it cannot be asked. Never rejects. */
  findOther(): Promise<Release | null>;
}
