import { OutlookError } from "../ports/outlook-error";

/** What came of opening a window in Outlook. It is the user's to finish and send. */
export type OpenResult =
  | { readonly kind: "opened" }
  /** Outlook has no such window beside what is open now. */
  | { readonly kind: "not-here" }
  /** There is nothing to write: the mail was never sent, or the routes are ready. */
  | { readonly kind: "nothing-to-write" }
  /** Outlook did not open it. Nothing was recorded. */
  | { readonly kind: "failed"; readonly error: OutlookError };

/** Opens a window. @throws (rejects) only with what is not an Outlook's answer */
export async function openWindow(open: () => Promise<void>): Promise<OpenResult> {
  try {
    await open();
    return { kind: "opened" };
  } catch (error) {
    if (error instanceof OutlookError) return { kind: "failed", error };
    throw error;
  }
}
