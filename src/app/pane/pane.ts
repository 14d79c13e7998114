import type { DraftMemories } from "../fill/draft-memories";
import type { CalendarFiles } from "../ports/calendar-files";
import type { Clock } from "../ports/clock";
import type { DraftAccess } from "../ports/draft";
import type { DraftFiles } from "../ports/draft-files";
import type { Forms } from "../ports/forms";
import type { HostDescription } from "../ports/host-description";
import type { Mailbox } from "../ports/mailbox";
import type { OrganisationSource } from "../ports/organisation";
import type { ProfileFiles } from "../ports/profile-files";
import type { Releases } from "../ports/releases";
import type { SentMailAccess } from "../ports/sent-mail";
import type { PaneMemory, PaneSnapshot } from "./snapshot";
import type { StateKeeper } from "./state-keeper";
import type { Store } from "./store";

/** What the pane works with. The use cases reach for it; views call use cases. */
export interface PanePorts {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly drafts: DraftAccess;
  readonly sentMails: SentMailAccess;
  readonly keeper: StateKeeper;
  readonly organisation: OrganisationSource;
  /** The forms, whose library is fetched when first needed. */
  readonly forms: Forms;
  /** The writers of files, each fetched when first needed. They reject where it cannot be. */
  readonly loadDraftFiles: () => Promise<DraftFiles>;
  readonly loadCalendarFiles: () => Promise<CalendarFiles>;
  readonly loadProfileFiles: () => Promise<ProfileFiles>;
  /** SHA-256 of base64 content, lower-case hex. */
  readonly hashContent: (base64: string) => Promise<string>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly releases: Releases;
  /** The Outlook that the pane is in; for diagnostics. */
  readonly describeHost: () => HostDescription;
}

/** An open pane: its one state, and what it works with. Knows nothing of React. */
export interface Pane {
  readonly ports: PanePorts;
  readonly store: Store<PaneMemory, PaneSnapshot>;
  /** What is remembered of drafts. */
  readonly memories: DraftMemories;
}

/** A pane of which a use case needs no more than these ports. */
export interface PaneWith<Needed extends keyof PanePorts> {
  readonly ports: Pick<PanePorts, Needed>;
}
