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
  roots: ["<rootDir>/test/unit", "<rootDir>/test/contract"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "\\.(ts|tsx|mjs)$": swc },
  testEnvironment: "node",
  setupFilesAfterEnv: ["<rootDir>/test/unit/jest-setup.ts"],
};
