/** A screen reader in the pane itself: the virtual one of npm, which follows the rules of ARIA for what is said unasked. */
import { buildSync } from "esbuild";
import { expect, type Outlook } from "./outlook-fixture";

interface Reader {
  start(options: { container: Element }): Promise<void>;
  spokenPhraseLog(): Promise<string[]>;
  clearSpokenPhraseLog(): Promise<void>;
}

declare global {
  var screenReader: Reader | undefined;
}

const script = (): string =>
  buildSync({
    stdin: {
      contents: `import { virtual } from "@guidepup/virtual-screen-reader"; globalThis.screenReader = virtual;`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
  }).outputFiles[0]?.text ?? "";

interface Listening {
  /** What it has said unasked since it was last asked to forget, in order. What went away is an empty phrase there, and here none. */
  heard(): Promise<string[]>;
  forget(): Promise<void>;
}

/** Starts the reader beside what the visible pane shows. */
export async function listen(outlook: Outlook): Promise<Listening> {
  const frame = await outlook.paneFrame();
  // Evaluated, not as a script of the page: that the pane's policy would rightly refuse.
  await frame.evaluate(script());
  await frame.evaluate(() => globalThis.screenReader?.start({ container: document.body }));
  return {
    heard: () =>
      frame.evaluate(async () => {
        const phrases = (await globalThis.screenReader?.spokenPhraseLog()) ?? [];
        return phrases.filter((phrase) => /^(?:polite|assertive): ./.test(phrase));
      }),
    forget: () => frame.evaluate(() => globalThis.screenReader?.clearSpokenPhraseLog()),
  };
}

/** Longer than the pane waits before it says something. Milliseconds. */
const QUIET = 1_200;

/** Waits until it has said these, and sees that nothing is said after them. It forgets them. */
export async function expectHeard({ heard, forget }: Listening, phrases: readonly (string | RegExp)[]): Promise<void> {
  const expected = phrases.map((phrase) => (typeof phrase === "string" ? phrase : expect.stringMatching(phrase)));
  await expect.poll(heard).toEqual(expected);
  await new Promise((resolve) => setTimeout(resolve, QUIET));
  expect(await heard()).toEqual(expected);
  await forget();
}
