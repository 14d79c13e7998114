/** What add-ins do to a draft's address fields and read of them. */
import { type CallOutcome, changeDraft, type MailboxConditions, MailboxRejection, NO_ANSWER } from "./call-outcome";
import type { Draft } from "./mail-item";
import {
  createRecipient,
  isContactList,
  mergeRecipients,
  type Person,
  type Recipient,
  type RecipientField,
} from "./recipient";

const DIRECTORY = "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=";

const domainOf = (address: string): string => address.toLowerCase().split("@")[1] ?? "";

const isColleague = ({ address }: Person, { owner }: MailboxConditions): boolean =>
  address !== "" && domainOf(address) === domainOf(owner.address);

/** The name under which the directory knows an address of the own organisation. */
const directoryNameOf = (address: string): string =>
  `${DIRECTORY}${[...address.toLowerCase()].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16)}-${address.split("@")[0]}`;

const isDirectoryName = (address: string): boolean => /^\/o=/i.test(address);

/** What an add-in wrote, as the field takes it. A directory name that is not found stays as unresolved text; null: left out. */
function takeRecipient(person: Person, conditions: MailboxConditions): Recipient | null {
  const { behaviours, owner, now } = conditions;
  if (person.address.trim() === "") {
    if (behaviours["recipients.contactListSet"] === "refused") {
      throw new MailboxRejection("recipient without an address", person.name);
    }
    return behaviours["recipients.contactListSet"] === "dropped"
      ? null
      : { name: person.name, address: "", resolved: true };
  }
  if (isDirectoryName(person.address)) {
    const how = behaviours["recipients.directoryNameWritten"];
    if (how === "dropped") return null;
    if (how === "unresolved") return { name: person.name || person.address, address: person.address, resolved: false };
    const local = person.address.split("-").slice(1).join("-");
    return createRecipient(person.name, `${local}@${domainOf(owner.address)}`);
  }
  const recipient = createRecipient(person.name, person.address);
  const delay = behaviours["recipients.resolveDelayMs"];
  return delay > 0 && recipient.resolved ? { ...recipient, resolvedAt: now + delay } : recipient;
}

function write(
  draft: Draft,
  field: RecipientField,
  present: readonly Recipient[],
  people: readonly Person[],
  conditions: MailboxConditions,
): CallOutcome<undefined> {
  const { behaviours } = conditions;
  const taken = people
    .map((person) => takeRecipient(person, conditions))
    .filter((recipient): recipient is Recipient => recipient !== null);
  const all = behaviours["recipients.duplicates"] === "kept" ? [...present, ...taken] : mergeRecipients(present, taken);
  const limit = behaviours["recipients.fieldLimit"];
  const isTooMany = limit > 0 && all.length > limit && all.length > present.length;
  if (isTooMany && behaviours["recipients.overLimit"] === "refused") {
    throw new MailboxRejection("too many recipients", `${all.length} in ${field}`);
  }
  if (isTooMany && behaviours["recipients.overLimit"] === "unanswered") return { draft, answer: NO_ANSWER };
  const kept = isTooMany ? all.slice(0, Math.max(limit, present.length)) : all;
  return { draft: changeDraft(draft, { recipients: { ...draft.recipients, [field]: kept } }), answer: undefined };
}

/** `recipients.addAsync`. @throws MailboxRejection `too many recipients`, `recipient without an address` */
export const addRecipients = (
  draft: Draft,
  field: RecipientField,
  people: readonly Person[],
  conditions: MailboxConditions,
): CallOutcome<undefined> => write(draft, field, draft.recipients[field], people, conditions);

/** `recipients.setAsync`. @throws MailboxRejection `too many recipients`, `recipient without an address` */
export const setRecipients = (
  draft: Draft,
  field: RecipientField,
  people: readonly Person[],
  conditions: MailboxConditions,
): CallOutcome<undefined> => write(draft, field, [], people, conditions);

function tellAddress(recipient: Recipient, conditions: MailboxConditions): string {
  const how = conditions.behaviours["recipients.ownOrganisation"];
  if (how === "smtp" || !isColleague(recipient, conditions)) return recipient.address;
  return how === "directory-name" ? directoryNameOf(recipient.address) : "";
}

function tellName(recipient: Recipient, conditions: MailboxConditions): string {
  const how = conditions.behaviours["recipients.displayNames"];
  if (how === "as-given" || isContactList(recipient)) return recipient.name;
  if (how === "address") return recipient.address;
  const [local = ""] = recipient.address.split("@");
  const words = local.split(/[._-]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join(" ")} (${domainOf(recipient.address)})`;
}

/** `recipients.getAsync`. */
export function readRecipients(
  draft: Draft,
  field: RecipientField,
  conditions: MailboxConditions,
): CallOutcome<readonly Person[]> {
  const { behaviours, now } = conditions;
  const isTold = (recipient: Recipient): boolean => {
    if (isContactList(recipient)) return behaviours["recipients.contactListRead"] === "empty-address";
    const isResolved = recipient.resolved && (recipient.resolvedAt ?? 0) <= now;
    return isResolved || behaviours["recipients.unresolvedRead"] === "included";
  };
  const told = draft.recipients[field].filter(isTold).map((recipient) => ({
    name: tellName(recipient, conditions),
    address: tellAddress(recipient, conditions),
  }));
  const limit = behaviours["recipients.readLimit"];
  return { draft, answer: limit > 0 ? told.slice(0, limit) : told };
}
