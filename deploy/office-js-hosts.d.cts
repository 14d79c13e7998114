export const OFFICE_JS_ADDRESSES: Readonly<Record<string, string>>;
export const DEFAULT_OFFICE_JS_HOST: string;
export const MICROSOFT_AJAX_HOST: string;
export function officeJsAddress(host: string): string | undefined;
