import type { ChecklistItem, OrderEvidence, StepHelp, WhyNotTick } from "../../domain/follow-up/checklist";
import { formatDanishMoment } from "../../domain/time/instant";

function helpSentence(help: StepHelp): string {
  switch (help.kind) {
    case "ask-in-klik":
      return "Spørgsmål stilles til KOMBIT i KLIK.";
    case "set-responsible":
      return "Vælg ansvarlig og udfører på opgaven i KLIK.";
    case "recommended-performer":
      return `Anbefalet udfører: ${help.performer}.`;
    case "press-started":
      return "Sæt udførelsesstatus til »påbegyndt« i KLIK.";
    case "fill-mails":
      return help.orders === 1
        ? "Markeres automatisk, når mailen er udfyldt og kontrolleret."
        : "Markeres automatisk, når alle mails er udfyldt og kontrolleret.";
    case "send-mails":
      return help.orders === 1 ? "Markér, når du har sendt mailen." : "Markér, når du har sendt alle mails.";
    case "paste-receipt":
      return "Indsæt kvitteringen i KLIK.";
    case "press-completed":
      return "Sæt udførelsesstatus til »fuldført« i KLIK.";
  }
}

const mail = ({ index, total }: OrderEvidence) => (total === 1 ? "Mailen" : `Mail ${index} af ${total}`);

function sentHow({ isSentChecked, sentBy }: OrderEvidence): string {
  if (sentBy !== null) return `er sendt af ${sentBy}, og kopien blev set`;
  return isSentChecked ? "er sendt, og den sendte mail blev kontrolleret" : "blev markeret som sendt";
}

/** Why a step is ticked, or what is known of it while it is open: one sentence for each mail, or the user's own tick. */
function known({ number, checked, by, at, evidence }: ChecklistItem): string[] {
  const lines = evidence.flatMap((order) => {
    const time = number === 3 ? order.verifiedAt : order.sentAt;
    if (time === null) return [];
    const what = number === 3 ? "blev udfyldt og kontrolleret" : sentHow(order);
    return [`${mail(order)} ${what} den ${formatDanishMoment(time)}.`];
  });
  if (at === null) return lines;
  if (!checked) return [...lines, `Markeringen blev fjernet den ${formatDanishMoment(at)}.`];
  const told = by === "add-in" || (lines.length > 0 && lines.length === evidence.length);
  return told ? lines : [...lines, `Markeret af dig den ${formatDanishMoment(at)}.`];
}

/** The Danish texts of the checklist. Loaded with it. */
export const checklistDa = {
  title: "Opgavens fem trin",
  progress: (done: number, total: number) => `${done} af ${total} trin er udført`,
  step: (number: number, text: string) => `Trin ${number}: ${text}`,
  known,
  help: ({ help }: ChecklistItem): string[] => help.map(helpSentence),
  whyNot: ({ steps }: WhyNotTick) =>
    steps.length === 1
      ? `Kan markeres, når trin ${steps[0]} er udført.`
      : `Kan markeres, når trin ${steps.slice(0, -1).join(", ")} og ${steps.at(-1)} er udført.`,
  orderDue: ({ index, total }: Pick<OrderEvidence, "index" | "total">, sentence: string) =>
    total === 1 ? sentence : `Mail ${index} af ${total}: ${sentence}`,
  markSent: (index: number) => `Markér mail ${index} som sendt`,
  unmarkSent: (index: number) => `Fortryd: mail ${index} er sendt`,
};

/** The texts of the checklist in one language. */
export type ChecklistTexts = typeof checklistDa;
