/** How a page of the local Outlook starts: from its address, and from what the user chose before. */
import type { BehaviourPatch } from "../behaviours/behaviour-table";
import type { MailboxLimits } from "../mailbox/call-outcome";
import type { Person } from "../mailbox/recipient";
import type { UiLanguage } from "../protocol/app-context";
import type { Permission } from "../protocol/host-calls";
import type { Theme } from "./outlook-host";

export interface HostStartOptions {
  readonly owner?: Person;
  /** HTML or plain text; "" for none. */
  readonly signature?: string;
  readonly theme?: Theme;
  readonly language?: UiLanguage;
  /** Instead of what the manifest asks for. */
  readonly permission?: Permission;
  /** What this Outlook does otherwise than a healthy Outlook on the web. */
  readonly behaviours?: BehaviourPatch;
  readonly mailboxLimits?: Partial<MailboxLimits>;
}

const PREFIX = "#options=";

/** @returns the fragment that carries the options to a page of the local Outlook */
export const writeOptionsFragment = (options: HostStartOptions): string =>
  `${PREFIX}${encodeURIComponent(JSON.stringify(options))}`;

/** @returns the options of an address; none for one without. @throws SyntaxError when they are not JSON */
export function readOptionsFragment(fragment: string): HostStartOptions {
  if (!fragment.startsWith(PREFIX)) return {};
  return JSON.parse(decodeURIComponent(fragment.slice(PREFIX.length))) as HostStartOptions;
}

/** What the user chose in the page, kept for the next time. */
export interface Preferences {
  readonly owner: Person;
  readonly theme: Theme;
  readonly language: UiLanguage;
  /** A persona's name. */
  readonly persona: string;
}

const PREFERENCES_KEY = "lokal-outlook:valg";

const DEFAULT_PREFERENCES: Preferences = {
  owner: { name: "Anna Eksempel", address: "anna.eksempel@kk.dk" },
  theme: "light",
  language: "da-DK",
  persona: "web",
};

export function readPreferences(storage: Storage): Preferences {
  const stored = JSON.parse(storage.getItem(PREFERENCES_KEY) ?? "{}") as Partial<Preferences>;
  return { ...DEFAULT_PREFERENCES, ...stored };
}

export function keepPreferences(storage: Storage, patch: Partial<Preferences>): void {
  storage.setItem(PREFERENCES_KEY, JSON.stringify({ ...readPreferences(storage), ...patch }));
}
