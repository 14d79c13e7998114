/** What is wrong, and what the administrator does about it. Both are whole Danish sentences. */
export interface Fault {
  readonly text: string;
  readonly remedy: string;
}

/** Where most is said of how a site is set up. */
export const INSTALLATION = "Se docs/admin/installation.md.";
