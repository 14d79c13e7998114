import type { PageFacts } from "./bench";
import { DIRECTIVES, type Directive } from "./observations";

/** What the content security policy refuses, from now on. Microsoft's own scripts and what they try are theirs. */
export function watchPolicy(): () => readonly Directive[] {
  const seen = new Set<Directive>();
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, sourceFile }) => {
    if (sourceFile !== "" && !sourceFile.startsWith(location.origin)) return;
    seen.add(DIRECTIVES.find((known) => effectiveDirective.startsWith(known)) ?? "other");
  });
  return () => [...seen].sort();
}

/** Whether the frame was given the clipboard, without writing to it: what the user has copied stays. */
async function mayUseClipboard(): Promise<boolean> {
  const { featurePolicy } = document as { readonly featurePolicy?: { allowsFeature(name: string): boolean } };
  if (featurePolicy) return featurePolicy.allowsFeature("clipboard-write");
  try {
    const name = "clipboard-write" as PermissionName;
    return (await navigator.permissions.query({ name })).state !== "denied";
  } catch {
    return false;
  }
}

function canStore(): boolean {
  try {
    return window.localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** Whether Outlook's own font is on this machine: a text is as wide in it as in the next font where it is not. */
function hasOutlooksFont(): boolean {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return false;
  const widthIn = (font: string) => {
    context.font = `72px ${font}`;
    return context.measureText("Rutebestilling iiiWWW").width;
  };
  return widthIn('"Segoe UI", monospace') !== widthIn("monospace");
}

/** What the page can see of itself. @param onTheme is called back when Outlook tells its theme */
export function lookAtPage(
  requirementSet: string | null,
  violations: () => readonly Directive[],
  onTheme: (listener: () => void) => void,
): PageFacts {
  const asked = performance.now();
  let toldAfter: number | null = null;
  onTheme(() => {
    toldAfter ??= performance.now() - asked;
  });
  return {
    requirementSet,
    themeToldAfter: () => toldAfter,
    mayUseClipboard,
    canStore,
    violations,
    hasOutlooksFont,
    zoom: () => Math.round(window.devicePixelRatio * 100),
  };
}
