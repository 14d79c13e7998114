/** What a self-test (src/selftest) cannot see of an Outlook, and why: all else it tells. */
import type { BehaviourName } from "./behaviour-table";

interface Unseen {
  readonly name: BehaviourName;
  /** The values that look like a healthy Outlook's; all of them when absent. */
  readonly values?: readonly string[];
  /** Where it shows as another value, and not as a healthy Outlook's: that one. */
  readonly looksLike?: string;
  /** One sentence for developers. */
  readonly why: string;
}

const NO_ANSWER_HERE = "The self-test works in a new draft only: there is no mail that it answers or forwards.";
const ONE_ADDRESS = "It takes many addresses, and the self-test writes the user's own and nobody else's.";
const NO_CLOUD = "An add-in cannot attach a file in the cloud.";

export const UNSEEN_SWITCHES: readonly Unseen[] = [
  {
    name: "body.read",
    values: ["last-saved-or-written"],
    why: "It shows only beside words that the user has typed since; what the add-in writes is read at once.",
  },
  { name: "body.readScope", why: NO_ANSWER_HERE },
  { name: "body.setScope", why: NO_ANSWER_HERE },
  {
    name: "recipients.directoryNameWritten",
    values: ["unresolved"],
    looksLike: "dropped",
    why: "What Outlook has not resolved it does not tell an add-in of.",
  },
  {
    name: "recipients.contactListRead",
    why: "A contact list must be chosen by the user; one that an add-in writes and cannot read looks dropped.",
  },
  { name: "recipients.fieldLimit", why: ONE_ADDRESS },
  { name: "recipients.overLimit", why: ONE_ADDRESS },
  { name: "recipients.readLimit", why: ONE_ADDRESS },
  { name: "attachments.cloudContent", why: NO_CLOUD },
  { name: "attachments.cloudList", why: NO_CLOUD },
  {
    name: "properties.load",
    values: ["empty-at-first"],
    why: "The first time is before anything was stored, in a new draft.",
  },
  { name: "properties.inherited", why: NO_ANSWER_HERE },
  {
    name: "settings.saving",
    values: ["pretended"],
    why: "A page is told the settings when it opens, and never again.",
  },
  { name: "item.changeMidCall", why: "Only the user can go to another mail." },
];

/** The entry of that value, where there is one. */
export const findUnseen = (name: BehaviourName, value: unknown): Unseen | undefined =>
  UNSEEN_SWITCHES.find((unseen) => unseen.name === name && (unseen.values?.includes(String(value)) ?? true));
