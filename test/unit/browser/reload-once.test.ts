import { reloadOnce } from "../../../src/browser/reload-once";

function arrangedWindow() {
  const kept = new Map<string, string>();
  const reload = jest.fn();
  return {
    reload,
    browser: {
      sessionStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
      },
      location: { reload },
    },
  };
}

const NOW = Date.parse("2026-11-25T08:00:00Z");

test("a page reloads itself once, and leaves it to the user for ten minutes", () => {
  const { browser, reload } = arrangedWindow();
  expect(reloadOnce(NOW, browser)).toBe(true);
  expect(reloadOnce(NOW + 20_000, browser)).toBe(false);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(reloadOnce(NOW + 10 * 60_000, browser)).toBe(true);
  expect(reload).toHaveBeenCalledTimes(2);
});

test("where nothing can be remembered it never does", () => {
  const { browser, reload } = arrangedWindow();
  const denied = {
    ...browser,
    get sessionStorage(): never {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  };
  expect(reloadOnce(NOW, denied)).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});
