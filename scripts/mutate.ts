/**
 * `npm run mutate`: changes the code of src/domain and src/app in small ways and asks, for each, whether a test notices
 * (Stryker). `npm run mutate -- src/domain/order` does one folder, `npm run mutate -- src/domain/order/mail.ts` one file.
 * Incremental: what has not changed since the last run is not tried again. Fails where a file's score is below the threshold.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Of a file's mutants, so many in a hundred are to be noticed. */
const THRESHOLD = 85;

/** The tests that judge a folder's mutants: its own, and those that see its work whole, as far as they are quick. */
function judgesOf(folder: string): readonly string[] {
  const own = `${folder.replace("src/", "test/unit/")}/**/*.test.ts`;
  if (folder === "src/app/fill") {
    return [
      own,
      "test/unit/app/pane/fill-order.test.ts",
      "test/contract/memory-draft.test.ts",
      "test/model/found.test.ts",
    ];
  }
  return folder.startsWith("src/domain/") ? [own, "test/unit/golden.test.ts"] : [own];
}

type Report = {
  readonly files: Record<string, { readonly mutants: readonly { readonly status: string }[] }>;
};

/** How many of a file's mutants a test noticed, in a hundred; those that no test could see are not counted. */
function scoreOf(mutants: readonly { readonly status: string }[]): { readonly noticed: number; readonly of: number } {
  const noticed = mutants.filter(({ status }) => status === "Killed" || status === "Timeout").length;
  const missed = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage").length;
  return { noticed, of: noticed + missed };
}

/** The folders of src/domain and src/app that have files of their own to mutate. The ports are types. */
function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "data" && entry.name !== "ports" && entry.name !== "body")
    .map((entry) => `${folder}/${entry.name}`);
}

/** Runs Stryker over one folder or file, prints its table, and gives the files below the threshold. */
function mutate(target: string): readonly string[] {
  const folder = /^src\/(?:domain|app)\/[a-z-]+/.exec(target)?.[0];
  if (folder === undefined) {
    throw new Error(`${target}: only src/domain and src/app are mutated.`);
  }
  const report = path.join(".stryker", target.replaceAll("/", "-"));
  const pattern = statSync(target).isDirectory() ? `${target}/**/*.ts` : target;
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/@stryker-mutator/core/bin/stryker.js", "run", "--mutate", pattern],
    {
      stdio: "inherit",
      env: { ...process.env, MUTATION_TESTS: judgesOf(folder).join(" "), MUTATION_REPORT: report },
    },
  );
  if (status !== 0) {
    throw new Error(`Stryker stopped in ${target}.`);
  }
  const { files } = JSON.parse(readFileSync(path.join(report, "mutation.json"), "utf8")) as Report;
  const low: string[] = [];
  for (const [file, { mutants }] of Object.entries(files)) {
    const { noticed, of } = scoreOf(mutants);
    const score = of === 0 ? 100 : (100 * noticed) / of;
    console.log(
      `${score.toFixed(1).padStart(6)} %  ${String(noticed).padStart(4)} of ${String(of).padStart(4)}  ${file}`,
    );
    if (score < THRESHOLD) {
      low.push(file);
    }
  }
  return low;
}

const targets = process.argv.slice(2);
const low = (targets.length > 0 ? targets : [...foldersIn("src/domain"), ...foldersIn("src/app")]).flatMap(mutate);
if (low.length > 0) {
  console.error(`Below ${THRESHOLD} %: ${low.join(", ")}`);
  process.exitCode = 1;
}
