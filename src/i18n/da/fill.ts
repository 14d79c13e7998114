import type { FillNote } from "../../domain/fill/fill-report";
import type { Obstacle } from "../../domain/fill/obstacle";
import type { PartCause, PartReport } from "../../domain/fill/part-report";
import type { UndoLeft } from "../../domain/fill/undo-report";

function recipientsLeft(part: "to" | "cc", names: readonly string[], why: UndoLeft["why"]): string {
  const where = part === "to" ? "Til" : "Kopi";
  if (names.length === 0) return `Modtagerne i feltet ${where} kunne ikke kontrolleres. Se selv efter i mailen.`;
  if (why === "timeout") {
    return `${names.join(", ")} står stadig i feltet ${where}, fordi Outlook ikke svarede i tide. Vent lidt, og prøv igen, før du retter i feltet.`;
  }
  return why === "not-removable"
    ? `${names.join(", ")} står stadig i feltet ${where}. Outlook kan ikke fjerne en enkelt modtager her uden at miste andre. Slet selv adressen.`
    : `${names.join(", ")} står stadig i feltet ${where}. Slet selv adressen.`;
}

/** What is left of a part after undo, and what to do. */
function undoLeft({ part, names, why }: UndoLeft): string {
  switch (part) {
    case "to":
    case "cc":
      return recipientsLeft(part, names, why);
    case "subject":
      return why === "edited"
        ? "Du har rettet emnet, og det nævner stadig bestillingen. Ret det selv."
        : "Emnet kunne ikke føres tilbage eller kontrolleres. Se selv efter i mailen.";
    case "body":
      if (why === "timeout") {
        return "Outlook svarede ikke, da teksten skulle fjernes. Det kan stadig ske, og så kan det, du skriver imens, gå tabt. Vent lidt, og prøv igen, før du skriver videre.";
      }
      return why === "edited"
        ? "Du har rettet teksten, så den er ikke fjernet. Slet den selv, hvis den ikke skal bruges."
        : "Mailens tekst kunne ikke føres tilbage eller kontrolleres. Se selv efter i mailen.";
    case "attachment":
      return why === "unverified"
        ? `Det kan ikke afgøres, om ${joinNames(names)} er den fil, der blev vedhæftet. Fjern selv filen, hvis den ikke skal bruges.`
        : `${joinNames(names)} er stadig vedhæftet eller kunne ikke kontrolleres. Se selv efter i mailen.`;
  }
}

/** A name that may be lost, and what to do. */
function rewritten(fields: readonly ("to" | "cc")[]): string {
  const names = fields.map((field) => (field === "to" ? "Til" : "Kopi")).join(" eller ");
  return `Stod der et navn i ${names}, som Outlook ikke havde genkendt, så skriv det igen.`;
}

/** The forms by number; another file by its name. */
function joinNames(names: readonly string[]): string {
  return names.map((name) => /^Bilag \d+/.exec(name)?.[0] ?? name).join(" og ");
}

const cause: Readonly<Record<PartCause, string>> = {
  refused: "Outlook afviste det",
  threw: "Outlook tillader det ikke i denne mail",
  timeout: "Outlook svarede ikke i tide",
  "item-changed": "en anden mail blev åbnet undervejs",
  unsupported: "denne udgave af Outlook kan det ikke",
  vanished: "det blev skrevet, men er ikke i mailen",
  unclear: "Outlook gav ikke et brugbart svar",
  duplicated: "står der mere end én gang",
  "other-file": "en anden fil med samme navn er vedhæftet i forvejen",
  "content-differs": "filen i mailen er ikke den, der blev vedhæftet",
  "not-readable": "Outlook viser ikke filens indhold",
  edited: "du har rettet teksten. Slet den, og udfyld mailen igen, hvis den skal erstattes",
  unrecognised: "Outlook viser adressen under et andet navn",
  ambiguous: "det kan ikke afgøres, hvilken tekst der er bestillingens. Se selv efter i mailen",
  "left-over": "står der stadig fra en tidligere udfyldning. Slet den selv",
  "other-order": "mailen indeholder også teksten til en anden bestilling. Slet den tekst",
  "not-tried": "det blev ikke forsøgt, fordi det foregående gik galt",
};

function partName({ part }: PartReport): string {
  switch (part.kind) {
    case "to":
      return `${part.addresses.length === 1 ? "Modtager" : "Modtagere"}: ${part.addresses.join(", ")}`;
    case "cc":
      return `Kopi til: ${part.addresses.join(", ")}`;
    case "subject":
      return "Emne";
    case "body":
      return "Mailens tekst";
    case "attachment":
      return /^Bilag \d+/.exec(part.name)?.[0] ?? part.name;
    case "saved":
      return "Gemt som kladde";
  }
}

/** The Danish texts of what a fill, or taking it back, left in the mail. Loaded with the code that fills. */
export const fillDa = {
  fill: {
    complete: "Mailen er udfyldt",
    checked: (fine: number, all: number) => `${fine} af ${all} kontrolleret`,
    partial: "Mailen er delvist udfyldt",
    partialText: "Det, der mangler eller ikke kunne kontrolleres, står først:",
    failedText: "Det, du selv har skrevet, er ikke ændret. Prøv igen, eller udfyld mailen i hånden.",
    part: partName,
    status: ({ status, cause: why }: PartReport): string => {
      if (status === "verified") return "kontrolleret";
      const reason = why ? cause[why] : "";
      return status === "missing" ? `mangler: ${reason}` : `ikke kontrolleret: ${reason}`;
    },
    note: (note: FillNote): string => {
      switch (note.kind) {
        case "subject-replaced":
          return `Emnet »${note.before}« er erstattet. Det kommer tilbage med Fortryd udfyldning.`;
        case "other-recipient":
          return `${note.addresses.join(", ")} hører til den anden bestilling og står stadig som modtager. Slet adressen, hvis mailen ikke skal sendes dertil.`;
        case "names-order":
          return `Mailen nævner også bestilling ${note.references.join(" og ")} under den nye tekst. Slet den gamle tekst, hvis den ikke skal med.`;
        case "recipients-rewritten":
          return rewritten(note.fields);
        case "text-edited":
          return "Du har rettet teksten i mailen. Den er ikke ændret.";
        case "content-checked":
          return "Bilagenes indhold er kontrolleret.";
        case "names-and-sizes-only":
          return `Outlook viser ikke bilagenes indhold. ${joinNames(note.names)} er kontrolleret kun på navn og størrelse.`;
      }
    },
    /** Why nothing was written, and what can be done. */
    obstacle: (obstacle: Obstacle): string => {
      switch (obstacle.kind) {
        case "memory":
          return "Outlook lader ikke Rutebestilling læse eller gemme, hvad der er udfyldt i denne mail. Der er ikke skrevet noget. Udfylder du mailen alligevel, kan du kun fortryde, så længe panelet er åbent.";
        case "already-sent":
          return "Bestillingen er markeret som sendt. Der er ikke skrevet noget i denne mail. Udfylder du den alligevel, kan leverandøren få bestillingen to gange.";
        case "item-changed":
          return "Du åbnede en anden mail. Der er ikke skrevet noget. Gå tilbage til den første mail, og prøv igen.";
        case "names-order":
          return `Mailen nævner allerede ${obstacle.references.length === 1 ? "bestilling" : "bestillingerne"} ${obstacle.references.join(" og ")}. Den kan være et svar, en videresendt mail eller en kopi. Der er ikke skrevet noget. Udfylder du mailen alligevel, kommer den nye tekst øverst.`;
        case "other-order":
          return `Mailen er udfyldt med bestilling ${obstacle.reference}, som ikke kunne fjernes helt. Åbn en ny mail til denne bestilling, eller ryd op i mailen, og prøv igen.`;
      }
    },
    anyway: "Udfyld alligevel",
  },
  undo: {
    done: "Udfyldningen er fortrudt",
    doneText: "Mailen er, som den var før udfyldningen.",
    ownKept: "Intet fra bestillingen er tilbage i mailen. Dine egne ændringer er bevaret.",
    textGone:
      "Bestillingens tekst var allerede slettet. Resten af bestillingen er nu også fjernet. Dine egne ændringer er bevaret.",
    rewritten,
    left: undoLeft,
    blocked: "Udfyldningen er ikke fortrudt",
    obstacle: {
      memory: "Outlook oplyser ikke, hvad der er udfyldt i denne mail. Der er ikke ændret noget. Prøv igen.",
      "newer-fill":
        "Mailen er udfyldt igen siden, måske i et andet vindue. Der er ikke ændret noget. Tryk på Fortryd udfyldning igen for at fortryde den seneste udfyldning.",
      "item-changed": "Du åbnede en anden mail. Der er ikke ændret noget i den.",
    },
    partial: "Udfyldningen er delvist fortrudt",
    nothing: "Der er ikke noget at fortryde i denne mail.",
  },
};

/** Those texts of one language. */
export type FillTexts = typeof fillDa;
