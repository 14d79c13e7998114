/** Where the keyboard goes when it leaves a pane: office.js keeps Tab inside the pane and tells the host at either end. */

const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select, textarea, [contenteditable], [tabindex='0']";

const isVisible = (element: HTMLElement): boolean => element.offsetParent !== null;

/** The region of the page that shows panes. */
export const PANE_REGION_ID = "pane-region";
/** Put on the element that is the mail itself: its body editor, or what is read. */
export const ITEM_FOCUS_ATTRIBUTE = "data-item-focus";

/**
 * @param direction "next": the first control after the pane, or the first of the page. "previous": the last control of the pane's own
 * header. "item": the mail.
 */
export function moveFocus(direction: "next" | "previous" | "item"): void {
  if (direction === "item") {
    document.querySelector<HTMLElement>(`[${ITEM_FOCUS_ATTRIBUTE}]`)?.focus();
    return;
  }
  const region = document.getElementById(PANE_REGION_ID);
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isVisible);
  if (direction === "previous") {
    all
      .filter((element) => region?.contains(element))
      .at(-1)
      ?.focus();
    return;
  }
  const after = all.find(
    (element) => region && region.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_FOLLOWING,
  );
  (after ?? all[0])?.focus();
}
