/** Types of rebase.mjs, which says what this is. */
export function rebase(
  folder: string,
  address: string,
  options?: { readonly id?: string; readonly suffix?: string; readonly officeJs?: string },
): { readonly base: string; readonly changed: readonly string[]; readonly manifests: readonly string[] };
