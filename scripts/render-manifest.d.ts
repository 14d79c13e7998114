/** Types of render-manifest.js, which says what each of these is. */
export const LOCAL_BASE: string;
export function checkBaseUrl(text: string): string;
export function manifestVersion(version: string): string;
export function renderManifest(
  template: string,
  values: {
    readonly baseUrl: string;
    readonly addinId?: string | undefined;
    readonly nameSuffix?: string | undefined;
    readonly version: string;
  },
): string;
