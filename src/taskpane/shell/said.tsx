/** What came of a press, beside what was pressed. It is said by `useSaid`, not by where it stands. */
export function Said({ said }: { readonly said: string | null }) {
  return said === null ? null : <p className="small">{said}</p>;
}
