/**
 * Keeps the focus in the pane when what has it goes away: the nearest thing left takes it, so that the keyboard and a
 * screen reader go on from where they were, and not from the top of Outlook's page.
 * @param root the pane's element
 * @returns ends it
 */
export function keepFocus(root: HTMLElement): () => void {
  /** What had the focus last, and all that it stands in, from the inside out. */
  let path: readonly HTMLElement[] = [];
  const remember = ({ target }: FocusEvent) => {
    path = target instanceof HTMLElement ? ancestorsIn(root, target) : [];
  };
  const observer = new MutationObserver(() => {
    const [last] = path;
    const { activeElement } = document;
    if (!last || last.isConnected || (activeElement !== null && activeElement !== document.body)) return;
    const left = path.filter((element) => element.isConnected);
    const next = left.map(firstFocusable).find((element) => element !== null);
    next?.focus();
  });
  root.addEventListener("focusin", remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}

const FOCUSABLE = "button, input, select, textarea, summary, a[href], [tabindex='0']";

function firstFocusable(within: HTMLElement): HTMLElement | null {
  const found = [...within.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return found.find((element) => !element.matches("[disabled], [hidden], [tabindex='-1']") && isShown(element)) ?? null;
}

function isShown(element: HTMLElement): boolean {
  return element.closest("[hidden], [aria-hidden='true']") === null && element.getClientRects().length > 0;
}

function ancestorsIn(root: HTMLElement, element: HTMLElement): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== root.parentElement; at = at.parentElement) path.push(at);
  return path;
}
