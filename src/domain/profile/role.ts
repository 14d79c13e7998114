/**
 * What an it-system does for the municipality in this task: it keeps the books (bogføring, SF1590_A) or collects
 * claims (opkrævning, SF1590_B). One system may do both.
 */
export const ROLES = ["bookkeeping", "collection"] as const;

/** A role of an it-system: bogføring or opkrævning. */
export type Role = (typeof ROLES)[number];

/** The role's Danish word, as the KLIK task uses it. */
export const ROLE_NAME: Readonly<Record<Role, string>> = { bookkeeping: "bogføring", collection: "opkrævning" };
