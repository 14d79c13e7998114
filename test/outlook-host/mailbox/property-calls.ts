/** Custom properties of a draft: what an add-in keeps with it. */
import { type CallOutcome, changeStore, type MailboxConditions, MailboxRejection } from "./call-outcome";
import type { Draft, DraftKind } from "./mail-item";

export type Properties = Readonly<Record<string, unknown>>;

/** Characters of JSON for all properties of one add-in in one item. */
const PROPERTIES_LIMIT = 2500;

type Conditions = Pick<MailboxConditions, "behaviours">;

/** `loadCustomPropertiesAsync`. @throws MailboxRejection `properties unreadable` */
export function loadProperties(draft: Draft, { behaviours }: Conditions): CallOutcome<Properties> {
  const propertyLoads = draft.store.propertyLoads + 1;
  const how = behaviours["properties.load"];
  if (how === "unreadable") throw new MailboxRejection("properties unreadable");
  const isEmpty = how === "missing" || (how === "empty-at-first" && propertyLoads === 1);
  const kept = behaviours["properties.kept"] === "at-save" ? draft.store.savedProperties : draft.customProperties;
  return { draft: changeStore(draft, { propertyLoads }), answer: isEmpty ? {} : kept };
}

/** `customProperties.saveAsync`. It leaves a saved draft saved. @throws MailboxRejection `properties too large` */
export function saveProperties(
  draft: Draft,
  properties: Properties,
  { behaviours }: Conditions,
): CallOutcome<undefined> {
  const length = JSON.stringify(properties).length;
  if (length > PROPERTIES_LIMIT) throw new MailboxRejection("properties too large", `${length} characters`);
  const after = { ...draft, customProperties: properties };
  const atOnce = behaviours["properties.kept"] === "at-once";
  return { draft: atOnce ? changeStore(after, { savedProperties: properties }) : after, answer: undefined };
}

/** The properties that a new draft begins with. @param source those of the mail or draft that it is made from */
export function inheritProperties(kind: DraftKind, source: Properties, { behaviours }: Conditions): Properties {
  const how = behaviours["properties.inherited"];
  const isInherited = how === "by-answers-and-copies" || (how === "by-forward" && kind === "forward");
  return isInherited ? source : {};
}
