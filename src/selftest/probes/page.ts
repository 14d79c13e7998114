import type { Probe } from "../probe";

/** How long Outlook is given to tell its theme. */
const THEME_WITHIN_MS = 5_000;
const AT_ONCE_MS = 1_000;

/** What surrounds the page: nothing is asked of the draft. */
export const PAGE_PROBE: Probe = {
  name: "page",
  isReading: true,
  observes: ["requirements.mailbox", "clipboard.allowed", "storage.local", "page.font", "page.zoom"],
  within: 5_000,
  async run({ page, tell, miss }) {
    if (page.requirementSet === null) miss(["requirements.mailbox"], "not-seen");
    else tell("requirements.mailbox", page.requirementSet);
    tell("storage.local", page.canStore() ? "partitioned" : "denied");
    tell("page.font", page.hasOutlooksFont());
    tell("page.zoom", page.zoom());
    tell("clipboard.allowed", await page.mayUseClipboard());
  },
};

/** When Outlook tells its theme. Tried late in the run, so that nothing waits for it. */
export const THEME_PROBE: Probe = {
  name: "theme",
  isReading: true,
  observes: ["theme.told", "page.policy"],
  within: THEME_WITHIN_MS + 1_000,
  async run({ page, tell, now, wait }) {
    const start = now();
    while (page.themeToldAfter() === null && now() - start < THEME_WITHIN_MS) await wait(250);
    const after = page.themeToldAfter();
    if (after === null) tell("theme.told", "never");
    else tell("theme.told", after <= AT_ONCE_MS ? "at-once" : "late");
    tell("page.policy", page.violations());
  },
};
