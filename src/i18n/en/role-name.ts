import type { Role } from "../../domain/profile/role";

export const roleName: Readonly<Record<Role, string>> = { bookkeeping: "bookkeeping", collection: "collection" };
