/** Types of headers.cjs, which says what each of these is. */
export interface PolicyOptions {
  readonly frameAncestors?: readonly string[];
}
export const ASK_AGAIN: string;
export const COMPRESSED: readonly string[];
export const EVERYWHERE: Readonly<Record<string, string>>;
export const HASHED: string;
export const ICONS: string;
export const OUTLOOK_HOSTS: readonly string[];
export const TYPES: Readonly<Record<string, string>>;
export function cacheControlFor(path: string): string;
export function contentSecurityPolicy(options?: PolicyOptions): string;
export function contentTypeFor(path: string): string | undefined;
export function headersFor(path: string, options?: PolicyOptions): Record<string, string>;
