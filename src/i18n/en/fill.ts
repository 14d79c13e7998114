import type { PartCause, PartReport } from "../../domain/fill/part-report";
import type { UndoLeft } from "../../domain/fill/undo-report";
import type { FillTexts } from "../da/fill";

function recipientsLeft(part: "to" | "cc", names: readonly string[], why: UndoLeft["why"]): string {
  const where = part === "to" ? "To" : "Cc";
  if (names.length === 0) return `The recipients in ${where} could not be checked. Look in the email yourself.`;
  if (why === "timeout") {
    return `${names.join(", ")} is still in ${where}, because Outlook did not answer in time. Wait a moment and try again before you change the field.`;
  }
  return why === "not-removable"
    ? `${names.join(", ")} is still in ${where}. Outlook cannot remove one recipient here without losing others. Delete the address yourself.`
    : `${names.join(", ")} is still in ${where}. Delete the address yourself.`;
}

/** What is left of a part after undo, and what to do. */
function undoLeft({ part, names, why }: UndoLeft): string {
  switch (part) {
    case "to":
    case "cc":
      return recipientsLeft(part, names, why);
    case "subject":
      return why === "edited"
        ? "You have edited the subject, and it still names the order. Correct it yourself."
        : "The subject could not be changed back or checked. Look in the email yourself.";
    case "body":
      if (why === "timeout") {
        return "Outlook did not answer when the text was to be removed. It may still happen, and what you write meanwhile may then be lost. Wait a moment and try again before you go on writing.";
      }
      return why === "edited"
        ? "You have edited the text, so it has not been removed. Delete it yourself if it is not needed."
        : "The email text could not be changed back or checked. Look in the email yourself.";
    case "attachment":
      return why === "unverified"
        ? `It cannot be determined whether ${joinNames(names)} is the file that was attached. Remove the file yourself if it is not needed.`
        : `${joinNames(names)} is still attached or could not be checked. Look in the email yourself.`;
  }
}

/** The forms by number; another file by its name. */
function joinNames(names: readonly string[]): string {
  return names.map((name) => /^Bilag \d+/.exec(name)?.[0] ?? name).join(" and ");
}

const cause: Readonly<Record<PartCause, string>> = {
  refused: "Outlook refused it",
  threw: "Outlook does not allow it in this email",
  timeout: "Outlook did not answer in time",
  "item-changed": "another email was opened in the meantime",
  unsupported: "this version of Outlook cannot do it",
  vanished: "it was written but is not in the email",
  unclear: "Outlook did not give a usable answer",
  duplicated: "it is there more than once",
  "other-file": "another file with the same name was already attached",
  "content-differs": "the file in the email is not the one that was attached",
  "not-readable": "Outlook does not show the content of the file",
  edited: "you have edited the text. Delete it and fill in the email again if it is to be replaced",
  unrecognised: "Outlook shows the address under another name",
  ambiguous: "it cannot be determined which text is that of the order. Look in the email yourself",
  "left-over": "it is still there from an earlier filling in. Delete it yourself",
  "other-order": "the email also holds the text of another order. Delete that text",
  "not-tried": "it was not tried because something before it went wrong",
};

function partName({ part }: PartReport): string {
  switch (part.kind) {
    case "to":
      return `${part.addresses.length === 1 ? "Recipient" : "Recipients"}: ${part.addresses.join(", ")}`;
    case "cc":
      return `Copy to: ${part.addresses.join(", ")}`;
    case "subject":
      return "Subject";
    case "body":
      return "Email text";
    case "attachment":
      return /^Bilag \d+/.exec(part.name)?.[0] ?? part.name;
    case "saved":
      return "Saved as a draft";
  }
}

/** A name that may be lost, and what to do. */
function rewritten(fields: readonly ("to" | "cc")[]): string {
  const names = fields.map((field) => (field === "to" ? "To" : "Cc")).join(" or ");
  return `If there was a name in ${names} that Outlook had not resolved, type it again.`;
}

export const fillEn: FillTexts = {
  fill: {
    complete: "The email is filled in",
    checked: (fine, all) => `${fine} of ${all} checked`,
    partial: "The email is partly filled in",
    partialText: "What is missing or could not be checked is shown first:",
    failedText: "What you have written yourself has not been changed. Try again, or fill in the email by hand.",
    part: partName,
    status: ({ status, cause: why }) => {
      if (status === "verified") return "checked";
      const reason = why ? `: ${cause[why]}` : "";
      return status === "missing" ? `missing${reason}` : `not checked${reason}`;
    },
    note: (note) => {
      switch (note.kind) {
        case "subject-replaced":
          return `The subject ‘${note.before}’ has been replaced. ‘Undo filling in’ brings it back.`;
        case "other-recipient":
          return `${note.addresses.join(", ")} belongs to the other order and is still among the recipients. Delete the address if the email should not go there.`;
        case "names-order":
          return `The email also names order ${note.references.join(" and ")} below the new text. Delete the old text if it should not be included.`;
        case "recipients-rewritten":
          return rewritten(note.fields);
        case "text-edited":
          return "You have edited the text in the email. It has not been changed.";
        case "content-checked":
          return "The content of the attachments has been checked.";
        case "names-and-sizes-only":
          return `Outlook does not show the content of the attachments. ${joinNames(note.names)}: checked by name and size only.`;
      }
    },
    obstacle: (obstacle) => {
      switch (obstacle.kind) {
        case "memory":
          return "Outlook does not let Rutebestilling read or keep what is filled in in this email. Nothing has been written. If you fill it in anyway, you can only undo it while the pane is open.";
        case "already-sent":
          return "The order is marked as sent. Nothing has been written in this email. If you fill it in anyway, the supplier may receive the order twice.";
        case "item-changed":
          return "You opened another email. Nothing has been written. Go back to the first email and try again.";
        case "names-order":
          return `The email already names ${obstacle.references.length === 1 ? "order" : "orders"} ${obstacle.references.join(" and ")}. It may be a reply, a forwarded email or a copy. Nothing has been written. If you fill it in anyway, the new text is placed at the top.`;
        case "other-order":
          return `The email is filled in with order ${obstacle.reference}, which could not be removed completely. Open a new email for this order, or tidy up the email and try again.`;
      }
    },
    anyway: "Fill in anyway",
  },
  undo: {
    done: "Filling in has been undone",
    doneText: "The email is as it was before it was filled in.",
    ownKept: "Nothing of the order is left in the email. Your own changes have been kept.",
    textGone:
      "The text of the order had been deleted already. The rest of the order has now been removed too. Your own changes have been kept.",
    rewritten,
    left: undoLeft,
    blocked: "Filling in has not been undone",
    obstacle: {
      memory: "Outlook does not tell what is filled in in this email. Nothing has been changed. Try again.",
      "newer-fill":
        "The email has been filled in again since, perhaps in another window. Nothing has been changed. Press Undo filling in again to undo the latest.",
      "item-changed": "You opened another email. Nothing has been changed in it.",
    },
    partial: "Filling in has been partly undone",
    nothing: "There is nothing to undo in this email.",
  },
};
