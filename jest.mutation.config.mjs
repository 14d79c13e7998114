/** The tests that judge a mutant: those that scripts/mutate.ts names for its folder, and no test of the tree's text. */
import base from "./jest.config.mjs";

const tests = (process.env["MUTATION_TESTS"] ?? "test/unit/{app,domain}/**/*.test.ts").split(" ");

export default { ...base, testMatch: tests.map((pattern) => `<rootDir>/${pattern}`) };
