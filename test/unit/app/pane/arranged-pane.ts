import { createHash } from "node:crypto";
import { openPane } from "../../../../src/app/pane/open-pane";
import type { PanePorts } from "../../../../src/app/pane/pane";
import { openStateKeeper } from "../../../../src/app/pane/state-keeper";
import type { Mailbox, OpenMessage, Surface } from "../../../../src/app/ports/mailbox";
import type { OrganisationState } from "../../../../src/app/ports/organisation";
import type { ProfileValues } from "../../../../src/domain/profile/fields";
import { chooseMunicipality, setProfileValues } from "../../../../src/domain/state/changes";
import { EMPTY_STATE } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { PACKED_STATE } from "../../../../src/storage/state-format";
import { MemoryOutlook } from "../../../contract/memory-draft";
import { createMailbox } from "../../outlook/outlook-settings";
import { preparedForm } from "../../prepared-form";

/** What a port answers that the test did not arrange. */
const unarranged = (): never => {
  throw new Error("not arranged");
};

export const NO_FILE: OrganisationState = { kind: "fault", fault: "missing", details: [], lastGood: null };

interface Arrangement {
  readonly surface?: Surface;
  readonly message?: OpenMessage | null;
  readonly userAddress?: string | null;
  readonly userName?: string | null;
  readonly now?: string;
  /** What the user's mailbox keeps already: a municipality and its profile. */
  readonly kept?: { readonly code: string; readonly profile: ProfileValues };
  readonly organisation?: Promise<OrganisationState>;
  readonly ports?: Partial<PanePorts>;
}

/** A pane over an Outlook in memory. What a test does not arrange throws. */
export function arrangePane(arrangement: Arrangement = {}) {
  const {
    surface = "compose",
    message = null,
    userAddress = null,
    userName = null,
    now = "2020-03-10T09:00:00Z",
    kept,
  } = arrangement;
  const outlook = new MemoryOutlook();
  outlook.compose();
  const seen = { surface, message, key: null as string | null };
  let moved = () => {};
  const mailbox: Mailbox = {
    userAddress,
    userName,
    surface: () => seen.surface,
    openMessage: () => seen.message,
    itemKey: () => seen.key,
    onItemChanged(listener) {
      moved = listener;
    },
    canOpenNewMessage: unarranged,
    openNewMessage: unarranged,
    openReply: unarranged,
    openReplyToAll: unarranged,
    openAppointment: unarranged,
  };
  const at = "2020-03-01T09:00:00Z" as Instant;
  const before = kept && setProfileValues(chooseMunicipality(EMPTY_STATE, kept.code, at), kept.code, kept.profile, at);
  const settings = createMailbox(before ? PACKED_STATE.write(before) : null);
  const clock = { now: () => new Date(now) };
  const keeper = openStateKeeper({ settings: settings.openPane(), format: PACKED_STATE, clock, replica: null });
  const pane = openPane({
    clock,
    mailbox,
    drafts: outlook,
    sentMails: { openSentMail: () => null },
    keeper,
    organisation: { load: () => arrangement.organisation ?? Promise.resolve(NO_FILE) },
    forms: {
      // Any bytes will do: the forms themselves are tested where they are made.
      prepare: async (order) =>
        order.campaign.forms.map((form) => preparedForm(form, `${form.title} ${order.reference}`)),
      inspect: unarranged,
      referencesIn: unarranged,
    },
    loadDraftFiles: unarranged,
    loadCalendarFiles: unarranged,
    loadProfileFiles: unarranged,
    hashContent: async (base64) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex"),
    // The moment that Outlook is given to show what it accepted; the time after which a fill gives up never comes.
    wait: (milliseconds) =>
      milliseconds < 5000 ? Promise.resolve(outlook.settle()) : new Promise<void>(() => undefined),
    releases: { own: { version: "1.2.3", commit: "abc" }, findOther: unarranged },
    describeHost: () => ({ host: "OfficeOnline 16.01", requirementSet: "1.15" }),
    ...arrangement.ports,
  });
  return {
    pane,
    outlook,
    settings,
    snapshot: () => pane.store.snapshot(),
    /** Another item comes to the front of a pinned pane. */
    move(to: Partial<typeof seen>) {
      Object.assign(seen, to);
      moved();
    },
  };
}

/** All that is under way has been done: nothing here waits for a clock. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

export type ArrangedPane = ReturnType<typeof arrangePane>;
