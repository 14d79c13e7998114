/** When nothing is under way but waiting: what a test with a clock of its own has to know before it lets time pass. */
import type { Page, Request } from "@playwright/test";

/**
 * Watches what the page and its panes fetch and ask of Outlook. Both take real time, whatever the clock in the page says: time that
 * passes meanwhile would make a slow machine look like an Outlook that does not answer.
 * @returns waits until no call came or ended for a moment, and nothing is fetched: what is still open waits for time, or for ever
 */
export function watchForQuiet(page: Page): () => Promise<void> {
  const requests = new Set<Request>();
  const done = (request: Request) => void requests.delete(request);
  page.on("request", (request) => void requests.add(request));
  page.on("requestfinished", done);
  page.on("requestfailed", done);
  return async () => {
    let before = "";
    for (let same = 0; same < 2; ) {
      const now = await page.evaluate(() => {
        const calls = window.localOutlook.calls();
        return `${calls.length} ${calls.filter(({ outcome }) => outcome === "in flight").length}`;
      });
      same = now === before && requests.size === 0 ? same + 1 : 0;
      before = now;
      // A real moment: messages between the frames need one.
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
}
