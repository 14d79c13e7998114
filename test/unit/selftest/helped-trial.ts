/** The self-test with a user who helps: every step, and then an answer and a forwarded mail. */
import type { Report } from "../../../src/selftest/report";
import { lookAtAnswer, runAnswer, writeTestMail } from "../../../src/selftest/run-answer";
import { runProbes } from "../../../src/selftest/run-probes";
import { finishAfterReload, runSteps, type StepsResult } from "../../../src/selftest/run-steps";
import type { Answer, Ask, Request } from "../../../src/selftest/steps/step";
import { ownPartOf } from "../../outlook-host/mailbox/draft-body";
import type { Draft } from "../../outlook-host/mailbox/mail-item";
import { createContactList } from "../../outlook-host/mailbox/recipient";
import { HEAD, inOutlook, type TrialOptions, type TriedOutlook } from "./trial";

/** What the user types, attaches and chooses: none of it may be found in a report. */
export const OF_THE_USER = {
  word: "Fortroligtord",
  file: "lønseddel.docx",
  cloudUrl: "https://sky.hemmelig-kommune.dk/Borgervej",
  list: "Familien Ægidius",
  otherSubject: "Personsag 120389",
} as const;

/** Takes the place of what the user does. */
export type UserInstead = Partial<Record<Request, (outlook: TriedOutlook, draftId: string) => Promise<Answer>>>;

const lookAt = (isSo: boolean): Answer => (isSo ? "yes" : "no");

/** A user who does what is asked, and looks into the mail before answering. */
function helpfulUser(outlook: TriedOutlook, draftId: string, instead: UserInstead, asked: Request[]): Ask {
  const { mailbox, clock } = outlook;
  const recipients = () => mailbox.draft(draftId).recipients.to;
  const hasQuote = () => {
    const draft = mailbox.draft(draftId);
    return ownPartOf(draft.body, draft) !== draft.body;
  };
  return async ({ request, count }) => {
    asked.push(request);
    await clock.wait(1_500);
    const other = instead[request];
    if (other) return other(outlook, draftId);
    switch (request) {
      case "typing": {
        const { body, bodyType } = mailbox.draft(draftId);
        mailbox.typeBody(draftId, bodyType === "html" ? `<p>${OF_THE_USER.word}</p>${body}` : OF_THE_USER.word + body);
        return "yes";
      }
      case "cloud-file":
        mailbox.addAttachment(draftId, { name: OF_THE_USER.file, cloudUrl: OF_THE_USER.cloudUrl });
        return "yes";
      case "contact-list":
        mailbox.addRecipients(draftId, "to", [createContactList(OF_THE_USER.list)]);
        return "yes";
      case "directory-name":
        return lookAt(recipients().length > 0);
      case "field-limit":
        return lookAt(recipients().length === count);
      case "other-mail":
        outlook.goTo(mailbox.createDraft({ signature: "", subject: OF_THE_USER.otherSubject }).id);
        await clock.wait(1_020);
        outlook.goTo(draftId);
        return "yes";
      case "reload":
        return "yes";
      case "back":
        outlook.goTo(draftId);
        return "yes";
      case "quote-there":
      case "quote-still-there":
        return lookAt(hasQuote());
    }
  };
}

export interface HelpedTrial {
  /** How the steps ended. */
  readonly steps: StepsResult;
  /** Of the new mail, with the steps; then, where they were asked for, of an answer and of a forwarded mail. */
  readonly reports: readonly Report[];
  /** The draft that the steps were tried in. */
  readonly draft: Draft;
  /** All other drafts. */
  readonly others: readonly Draft[];
  readonly settings: Readonly<Record<string, string>>;
  readonly asked: readonly Request[];
  readonly seconds: number;
}

export interface HelpedOptions extends TrialOptions {
  readonly instead?: UserInstead;
  /** Whether the mail to the user themselves is sent, answered and forwarded as well. */
  readonly withAnswers?: boolean;
}

/** Tries such an Outlook with a user who helps. @throws where the part without help is not done */
export const tryWithHelp = (options: HelpedOptions = {}): Promise<HelpedTrial> =>
  inOutlook(options, async (outlook, id) => {
    const { mailbox, clock } = outlook;
    const { instead = {}, withAnswers = false } = options;
    const start = clock.now();
    const asked: Request[] = [];
    const ask = helpfulUser(outlook, id, instead, asked);
    const first = await runProbes(outlook.openPage(id), HEAD);
    if (first.kind !== "done") throw new Error(`not done: ${first.kind}`);
    // A page of its own, as after a while.
    let steps = await runSteps(outlook.openPage(id), first.report, ask);
    if (steps.kind === "reload") steps = await finishAfterReload(outlook.openPage(id), steps.report);
    const reports = steps.kind === "done" ? [steps.report] : [];
    const tried = {
      draft: mailbox.draft(id),
      others: mailbox.drafts.filter((draft) => draft.id !== id),
      settings: outlook.settings.read(),
      seconds: (clock.now() - start) / 1_000,
    };
    if (withAnswers) reports.push(...(await tryAnswers(outlook, options.draft?.bodyType ?? "html", instead, asked)));
    return { steps, reports, asked, ...tried };
  });

/** The user sends the test's mail to themselves, answers it and forwards it. */
async function tryAnswers(
  outlook: TriedOutlook,
  bodyType: Draft["bodyType"],
  instead: UserInstead,
  asked: Request[],
): Promise<readonly Report[]> {
  const { mailbox } = outlook;
  const { id } = mailbox.createDraft({ signature: "", bodyType });
  const mail = await writeTestMail(outlook.openPage(id));
  if (mail.kind !== "ready") throw new Error("the mail was not written");
  await outlook.clock.wait(2_000);
  const sent = mailbox.moveToOutbox(id);
  mailbox.markSent(sent.id, null);
  const reports: Report[] = [];
  for (const kind of ["reply", "forward"] as const) {
    const answer = mailbox.createDraft({
      kind,
      bodyType,
      answers: sent.id,
      signature: "<p>Venlig hilsen Åse Ægidius</p>",
    });
    const bench = outlook.openPage(answer.id);
    const found = await lookAtAnswer(bench.draft);
    if (found !== kind) throw new Error(`taken for ${found}`);
    const { report } = await runAnswer(bench, HEAD, found, helpfulUser(outlook, answer.id, instead, asked));
    reports.push(report);
  }
  return reports;
}
