/** Trials that are made once for each Outlook: where all switches come out the same, every turn of a trial is the same. */
import type { Report } from "../../../src/selftest/report";
import { type HelpedOptions, tryWithHelp } from "./helped-trial";
import { reportOf, switchesIn, type TrialOptions } from "./trial";

function once<Options extends Pick<TrialOptions, "behaviours">, Result>(
  make: (options: Options) => Promise<Result>,
): (options: Options) => Promise<Result> {
  const made = new Map<string, Promise<Result>>();
  return (options) => {
    const key = JSON.stringify({ ...options, behaviours: switchesIn(options) });
    const result = made.get(key) ?? make(options);
    made.set(key, result);
    return result;
  };
}

/** The report of such an Outlook. */
export const reportOnce = once((options: Pick<TrialOptions, "behaviours" | "draft">) => reportOf(options));

/** Its reports with a user who helps. */
export const helpedReportsOnce = once(
  async (options: Pick<HelpedOptions, "behaviours" | "draft" | "withAnswers">): Promise<readonly Report[]> =>
    (await tryWithHelp(options)).reports,
);
