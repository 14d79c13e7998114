import { type Report, readReport } from "./report";

const KEY = "rutebestilling-afproevning";

/** Whether the page's own memory outlives its being loaded again. */
export function canKeepReport(): boolean {
  try {
    window.sessionStorage.setItem(KEY, "");
    window.sessionStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** Keeps the report while the page is loaded again. It holds nothing personal. @returns whether it is kept */
export function keepReport(report: Report): boolean {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(report));
    return true;
  } catch {
    return false;
  }
}

/** The report that was kept, once; null for none. */
export function takeReport(): Report | null {
  try {
    const kept = window.sessionStorage.getItem(KEY);
    window.sessionStorage.removeItem(KEY);
    return kept === null ? null : readReport(JSON.parse(kept));
  } catch {
    // Not there, or not as it was written: the self-test begins anew.
    return null;
  }
}
