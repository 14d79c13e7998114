/**
 * `npm test`: every check of the project. Those without a browser run beside each other, the browser's after them, which takes
 * every core by itself. What a check says comes whole when it has ended, and the last lines say what each took.
 */
import { spawn } from "node:child_process";

/** Lanes that run beside each other. In a lane one check follows the other, until one fails. */
const WITHOUT_BROWSER = [["npm run typecheck", "npm run lint", "npm run test:unit"], ["npm run test:hosting"]] as const;

/** Not begun where one of the others has failed. */
const IN_BROWSER = "npm run test:e2e";

interface Outcome {
  readonly command: string;
  readonly hasPassed: boolean;
  readonly seconds: number;
}

/** @param isShownAtOnce for a check that runs alone; without it all that it says is printed when it has ended */
function run(command: string, isShownAtOnce: boolean): Promise<Outcome> {
  console.log(`> ${command}`);
  const begun = Date.now();
  const said: Buffer[] = [];
  const check = spawn(command, { shell: true, stdio: isShownAtOnce ? "inherit" : ["ignore", "pipe", "pipe"] });
  for (const stream of [check.stdout, check.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    check.once("error", reject);
    check.once("close", (code) => {
      const outcome = { command, hasPassed: code === 0, seconds: Math.round((Date.now() - begun) / 1_000) };
      process.stdout.write(Buffer.concat(said));
      console.log(lineOf(outcome));
      resolve(outcome);
    });
  });
}

const lineOf = ({ command, hasPassed, seconds }: Outcome): string =>
  `${hasPassed ? "passed" : "FAILED"}  ${String(seconds).padStart(4)} s  ${command}`;

async function runLane(commands: readonly string[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const command of commands) {
    outcomes.push(await run(command, false));
    if (!outcomes.at(-1)?.hasPassed) break;
  }
  return outcomes;
}

async function runTests(): Promise<void> {
  const begun = Date.now();
  const outcomes = (await Promise.all(WITHOUT_BROWSER.map(runLane))).flat();
  if (outcomes.every(({ hasPassed }) => hasPassed)) outcomes.push(await run(IN_BROWSER, true));
  console.log(`\n${outcomes.map(lineOf).join("\n")}`);
  console.log(`In all ${Math.round((Date.now() - begun) / 1_000)} s.`);
  const missing = [...WITHOUT_BROWSER.flat(), IN_BROWSER].filter(
    (command) => !outcomes.some((outcome) => outcome.command === command),
  );
  for (const command of missing) console.log(`not run  ${command}`);
  process.exitCode = missing.length === 0 && outcomes.every(({ hasPassed }) => hasPassed) ? 0 : 1;
}

void runTests();
