/**
 * The time of the page. It goes on also where a test holds the date: what comes late in a mailbox comes after so many
 * milliseconds, whatever day it is.
 * @returns what tells it, milliseconds since 1970
 */
export function createPageClock(): () => number {
  let date = Date.now();
  let since = performance.now();
  return () => {
    const now = Date.now();
    if (now !== date) {
      date = now;
      since = performance.now();
    }
    return date + Math.floor(performance.now() - since);
  };
}
