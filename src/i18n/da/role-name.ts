import type { Role } from "../../domain/profile/role";

/** A role within a sentence. */
export const roleName: Readonly<Record<Role, string>> = { bookkeeping: "bogføring", collection: "opkrævning" };
