import type { Municipality } from "../municipality/municipality";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "./fields";

/** Where a value comes from. */
export type FieldOrigin =
  /** Nothing is known. */
  | { readonly kind: "none" }
  /** What a public source says; a proposal, never a fact, until somebody confirms it. */
  | { readonly kind: "suggestion"; readonly source: string; readonly year: string }
  /** What the mailbox says of its owner; a proposal too. */
  | { readonly kind: "mailbox" }
  /** From organisation.json; `date` is that municipality's own date in the file, or null. */
  | { readonly kind: "organisation"; readonly source: string | null; readonly date: string | null }
  /** Written or confirmed by the user. */
  | { readonly kind: "user" };

/** One field of a profile after precedence. */
export interface ResolvedField {
  /** Trimmed; empty when nothing is known. */
  readonly value: string;
  readonly origin: FieldOrigin;
  /** The organisation has locked the field: what the user wrote is kept in storage, but not used. */
  readonly locked: boolean;
  /** The organisation's value, when it has one: what `Brug it-afdelingens oplysning` goes back to. */
  readonly organisationValue: string | null;
}

/** A municipality's two it-systems, their forvaltningsansvarlige and its own contact, each value with its origin. */
export interface Profile {
  readonly municipality: Municipality;
  readonly fields: Readonly<Record<ProfileField, ResolvedField>>;
}

/** A suggested value and the public source that it is drawn from. */
export interface Suggestion {
  readonly value: string;
  readonly source: string;
  readonly year: string;
}

/** The layers of a profile, weakest first. */
export interface ProfileLayers {
  /** Absent where only what somebody has confirmed counts: a suggestion never does. */
  readonly suggestions?: Partial<Record<ProfileField, Suggestion>>;
  readonly organisation: {
    readonly values: ProfileValues;
    readonly locked: readonly ProfileField[];
    readonly source: string | null;
    readonly date: string | null;
  } | null;
  readonly user: ProfileValues;
}

/**
 * Resolves every field by precedence: suggestion, then organisation, then user; a locked field takes the
 * organisation's value whatever the user wrote.
 */
export function resolveProfile(municipality: Municipality, layers: ProfileLayers): Profile {
  const fields = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, resolveField(field, layers)]));
  const profile = { municipality, fields: fields as Record<ProfileField, ResolvedField> };
  return withSuggestions(profile, layers.suggestions ?? {});
}

/** The profile with suggestions where nothing is known. */
export function withSuggestions(profile: Profile, suggestions: Partial<Record<ProfileField, Suggestion>>): Profile {
  const fields = { ...profile.fields };
  for (const [field, { value, source, year }] of Object.entries(suggestions) as [ProfileField, Suggestion][]) {
    if (fields[field].origin.kind !== "none") continue;
    fields[field] = { ...fields[field], value, origin: { kind: "suggestion", source, year } };
  }
  return { ...profile, fields };
}

/** The owner of the mailbox that the pane stands in. */
export interface MailboxOwner {
  /** The name as Outlook shows it; null where it shows none. */
  readonly name: string | null;
  readonly address: string;
}

/**
 * The profile with the mailbox's owner as the municipality's contact, where nothing is known of one: a name of one person
 * beside an address of another helps nobody.
 */
export function withMailboxOwner(profile: Profile, owner: MailboxOwner | null): Profile {
  const { fields } = profile;
  const isKnown = fields["contact.name"].value !== "" || fields["contact.email"].value !== "";
  if (owner === null || isKnown) return profile;
  const proposed = (field: "contact.name" | "contact.email", value: string | null): ResolvedField =>
    value ? { ...fields[field], value, origin: { kind: "mailbox" } } : fields[field];
  return {
    ...profile,
    fields: {
      ...fields,
      "contact.name": proposed("contact.name", owner.name?.trim() ?? null),
      "contact.email": proposed("contact.email", owner.address),
    },
  };
}

/** Whether a value is only proposed: nobody has confirmed it. */
export function isProposal({ kind }: FieldOrigin): boolean {
  return kind === "suggestion" || kind === "mailbox";
}

function resolveField(field: ProfileField, layers: ProfileLayers): ResolvedField {
  const organisationValue = layers.organisation?.values[field]?.trim() || null;
  const locked = organisationValue !== null && (layers.organisation?.locked.includes(field) ?? false);
  const user = layers.user[field]?.trim() ?? "";
  const settled = { locked, organisationValue };
  if (user !== "" && !locked) return { value: user, origin: { kind: "user" }, ...settled };
  if (organisationValue !== null) {
    const { source, date } = layers.organisation as NonNullable<ProfileLayers["organisation"]>;
    return { value: organisationValue, origin: { kind: "organisation", source, date }, ...settled };
  }
  return { value: "", origin: { kind: "none" }, ...settled };
}

/** The value of a field: empty when nothing is known. A mere proposal counts as nothing known. */
export function confirmedValue(profile: Profile, field: ProfileField): string {
  const { value, origin } = profile.fields[field];
  return isProposal(origin) ? "" : value;
}
