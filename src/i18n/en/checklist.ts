import type { ChecklistItem, OrderEvidence, StepHelp } from "../../domain/follow-up/checklist";
import { type Instant, instantToDate } from "../../domain/time/instant";
import type { ChecklistTexts } from "../da/checklist";

const clock = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "Europe/Copenhagen",
});
const moment = (at: Instant) => clock.format(instantToDate(at));

/** How many emails there will be is not known until a municipality is chosen. */
const allEmails = (count: number) => (count === 1 ? "the email" : count === 2 ? "both emails" : "all emails");

function helpSentence(help: StepHelp): string {
  switch (help.kind) {
    case "ask-in-klik":
      return "Ask KOMBIT any questions in KLIK.";
    case "set-responsible":
      return "In KLIK, set who is responsible (ansvarlig) and who carries out the task (udfører).";
    case "recommended-performer":
      return `Recommended to carry out the task: ${help.performer}.`;
    case "press-started":
      return "Set the status (udførelsesstatus) to ‘påbegyndt’ in KLIK.";
    case "fill-mails":
      return `Ticked automatically when ${allEmails(help.orders)} ${help.orders === 1 ? "has" : "have"} been filled in and checked.`;
    case "send-mails":
      return `Tick this when you have sent ${allEmails(help.orders)}.`;
    case "paste-receipt":
      return "Paste the receipt into KLIK.";
    case "press-completed":
      return "Set the status (udførelsesstatus) to ‘fuldført’ in KLIK.";
  }
}

const email = ({ index, total }: OrderEvidence) => (total === 1 ? "The email" : `Email ${index} of ${total}`);

function sentHow({ isSentChecked, sentBy }: OrderEvidence): string {
  if (sentBy !== null) return `sent by ${sentBy}, and the copy was seen`;
  return isSentChecked ? "verified as sent" : "marked as sent";
}

function known({ number, checked, by, at, evidence }: ChecklistItem): string[] {
  const lines = evidence.flatMap((order) => {
    const time = number === 3 ? order.verifiedAt : order.sentAt;
    if (time === null) return [];
    return [`${email(order)} was ${number === 3 ? "filled in and checked" : sentHow(order)} on ${moment(time)}.`];
  });
  if (at === null) return lines;
  if (!checked) return [...lines, `The tick was removed on ${moment(at)}.`];
  const told = by === "add-in" || (lines.length > 0 && lines.length === evidence.length);
  return told ? lines : [...lines, `Ticked by you on ${moment(at)}.`];
}

/** The English texts of the checklist. */
export const checklistEn: ChecklistTexts = {
  title: "The five steps of the task",
  progress: (done, total) => `${done} of ${total} steps are done`,
  step: (number, text) => `Step ${number}: ${text}`,
  known,
  help: ({ help }) => help.map(helpSentence),
  whyNot: ({ steps }) =>
    steps.length === 1
      ? `Can be ticked when step ${steps[0]} is done.`
      : `Can be ticked when steps ${steps.slice(0, -1).join(", ")} and ${steps.at(-1)} are done.`,
  orderDue: ({ index, total }, sentence) => (total === 1 ? sentence : `Email ${index} of ${total}: ${sentence}`),
  markSent: (index) => `Mark email ${index} as sent`,
  unmarkSent: (index) => `Undo: email ${index} is sent`,
};
