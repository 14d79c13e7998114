import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

/** End to end: the production build in a real browser, inside the local Outlook, under the real office.js. */
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./test/e2e/build-site-setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  // One more than there are cores: a test also waits, for Outlook's answers and for what the pane shows after a while.
  workers: Math.min(availableParallelism(), 6) + 1,
  forbidOnly: Boolean(process.env["CI"]),
  // A machine that is busy with something else may stall a browser once; the report names what needed a second try.
  retries: process.env["CI"] ? 1 : 0,
  // Generous: a machine that is busy with something else is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
    // A trace costs as much as the test itself, so only a second try has one; here: `npm run test:e2e -- --trace on`.
    trace: "on-first-retry",
  },
});
