/** One mailbox on two machines: each has a browser, and a storage, of its own. */
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, findBrowser } from "./find-browser";
import { storedState } from "./follow-up-steps";
import { expect, Outlook, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillMail, profileSettings } from "./pane-steps";

test("what another machine's save wiped comes back where it was written", async ({ harnessServer }) => {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, ...harnessServer.resolverArgs],
  });
  try {
    const machines = [];
    for (const _ of ["at home", "at work"]) {
      const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
      const machine = new Outlook(await context.newPage(), harnessServer);
      await machine.openDraft({ settings: profileSettings(), from: "anna.eksempel@kk.dk", clock: BEFORE_DEADLINE });
      machines.push(machine);
    }
    const [home, work] = machines as [Outlook, Outlook];
    const frame = await home.paneFrame();
    const isRefused = await frame.evaluate(() => {
      try {
        return window.localStorage === null;
      } catch {
        return true;
      }
    });
    test.skip(isRefused, "this browser refuses storage to an embedded page whatever it is told");

    await fillMail(home, 1);
    await fillMail(work, 2);
    await expect.poll(async () => Object.keys((await storedState(work)).orders)).toEqual(["ØIR03-101-OPK"]);
    // One mailbox: the later save, from work, is what stands in it. It knows nothing of mail 1.
    const stored = await work.settings();
    await home.page.evaluate((given) => window.localOutlook.setSettings(given), stored);
    // Every pane at home is closed; only the browser remembers.
    await home.reload();
    await home.openDraft({});
    await expect
      .poll(async () =>
        Object.entries((await storedState(home)).orders)
          .map(([name, { fill }]) => `${name} ${fill?.result}`)
          .sort(),
      )
      .toEqual(["ØIR03-101-BOG verified", "ØIR03-101-OPK verified"]);
    for (const machine of machines) expect(await machine.rejections()).toEqual([]);
  } finally {
    await browser.close();
  }
});
