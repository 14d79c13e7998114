/** Tests of what is deployed: a real build behind real web servers, and the scripts that administrators run. */
import unit from "./jest.config.mjs";

export default {
  roots: ["<rootDir>/test/hosting"],
  testMatch: ["**/*.test.ts"],
  transform: unit.transform,
  testEnvironment: "node",
  globalSetup: "<rootDir>/test/hosting/build-site-setup.ts",
  globalTeardown: "<rootDir>/test/hosting/remove-site-teardown.ts",
  testTimeout: 60_000,
  maxWorkers: 1,
};
