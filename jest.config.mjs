/** Unit and contract tests that need no browser. The browser's share is test/e2e (Playwright). */
const swc = [
  "@swc/jest",
  {
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
    },
    module: { type: "commonjs" },
  },
];

export default {
  roots: ["<rootDir>/test/unit", "<rootDir>/test/contract", "<rootDir>/test/model"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  // The packages are there as ES modules alone.
  transform: { "\\.(ts|tsx|mjs)$": swc, "/node_modules/(fast-png|iobuffer)/.*\\.js$": swc },
  transformIgnorePatterns: ["/node_modules/(?!(fast-png|iobuffer)/)"],
  testEnvironment: "node",
  // Jest leaves one core to others, and of two that is half.
  maxWorkers: "100%",
  // Generous: on a busy machine a test that starts a process may wait for one, and that is no fault.
  testTimeout: 60_000,
  setupFilesAfterEnv: ["<rootDir>/test/unit/jest-setup.ts"],
};
