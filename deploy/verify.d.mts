/** Types of verify.mjs, which says what this is. */
export function verify(
  address: string,
  options: {
    /** A certificate to trust, as text. */
    readonly ca?: string | undefined;
    readonly httpPort?: number | undefined;
    readonly offline?: boolean | undefined;
    readonly print: (line: string) => void;
  },
): Promise<{ readonly ok: number; readonly faults: number; readonly notes: number }>;
