/** Stryker's part of `npm run mutate`; what is mutated, and by which tests it is judged, scripts/mutate.ts says. */
const folder = process.env["MUTATION_REPORT"] ?? ".stryker/report";

export default {
  testRunner: "jest",
  // All tests that are named, and not those alone that Jest finds related: it looks for these in its roots, where src is not.
  jest: { configFile: "jest.mutation.config.mjs", enableFindRelatedTests: false },
  // TypeScript 7 has no API with which Stryker could rewrite tsconfig.json; and Jest does not read that file.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  // What only runs while a file is loaded would be tried with every test there is, which takes hours.
  ignoreStatic: true,
  buildCommand: "tsx scripts/prepare-mutation.ts",
  ignorePatterns: ["dist*", "release", "test-results", "playwright-report", "coverage", ".local-outlook", ".stryker"],
  tempDirName: ".stryker/sandbox",
  incremental: true,
  incrementalFile: `${folder}/incremental.json`,
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: `${folder}/mutation.json` },
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: false,
  },
  // Far above what a test takes, and on a busy machine: a mutant that only was slow would count as killed.
  timeoutMS: 30_000,
  dryRunTimeoutMinutes: 30,
  concurrency: 1,
};
