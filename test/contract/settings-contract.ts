/** What the app relies on in settings: one suite for every implementation of the port, whatever the test runner. */
import { type Settings, SettingsError } from "../../src/app/ports/settings";

/** One mailbox, fresh for each test. */
export interface SettingsHarness {
  /** Opens a pane on a mailbox that holds a value already, or nothing. */
  open(stored?: unknown): Promise<Settings>;
  /** Opens the pane anew. */
  reload(): Promise<Settings>;
  /** The next save is refused. */
  refuseSave(): Promise<void>;
}

/** The part of a runner that the suite needs. */
export interface SettingsRunner {
  describe(name: string, body: () => void): void;
  /** Runs a test with a fresh harness. */
  test(name: string, body: (harness: SettingsHarness) => Promise<void>): void;
  expect(value: unknown): {
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    toBeGreaterThan(expected: number): void;
    toBeLessThanOrEqual(expected: number): void;
  };
}

const LIMIT = 32_768;
const VALUE = { version: 1, navn: 'æøå "citat" </script>', liste: [1, null, true, { dyb: "" }] };

/** Declares the suite. */
export function describeSettingsContract(name: string, { describe, test, expect }: SettingsRunner): void {
  const failure = async (work: Promise<unknown>): Promise<SettingsError> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof SettingsError) return error;
      throw error;
    }
    throw new Error("It was to fail, and did not");
  };

  describe(name, () => {
    test("are null where nothing is stored", async (harness) => {
      const settings = await harness.open();
      expect(await settings.read()).toBe(null);
    });

    test("give back what was saved, here and in the next pane", async (harness) => {
      const settings = await harness.open();
      const bytes = await settings.save(VALUE);
      expect(bytes).toBeGreaterThan(JSON.stringify(VALUE).length);
      expect(bytes).toBeLessThanOrEqual(LIMIT);
      expect(await settings.read()).toEqual(VALUE);
      expect(await (await harness.reload()).read()).toEqual(VALUE);
    });

    test("replace what was stored", async (harness) => {
      const settings = await harness.open({ gammel: true });
      expect(await settings.read()).toEqual({ gammel: true });
      await settings.save(VALUE);
      expect(await (await harness.reload()).read()).toEqual(VALUE);
    });

    test("take what fits, and refuse what is over 32 KB as it is stored", async (harness) => {
      const settings = await harness.open({ gammel: true });
      expect(await settings.save("x".repeat(LIMIT - 100))).toBeLessThanOrEqual(LIMIT);
      // Quotes take more room in JSON than they do here.
      expect((await failure(settings.save('"'.repeat(LIMIT / 3)))).kind).toBe("too-large");
      expect(await (await harness.reload()).read()).toBe("x".repeat(LIMIT - 100));
    });

    test("say that they were not saved; the next save is done", async (harness) => {
      const settings = await harness.open({ gammel: true });
      await harness.refuseSave();
      expect((await failure(settings.save(VALUE))).kind).toBe("not-saved");
      await settings.save({ ny: true });
      expect(await (await harness.reload()).read()).toEqual({ ny: true });
    });
  });
}
