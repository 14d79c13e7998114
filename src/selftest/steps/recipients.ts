import type { Recipient } from "../../app/ports/draft";
import { lookUntil } from "../probe";
import { fillField } from "../probes/recipient-limits";
import { ownRecipient, RESOLVED_WITHIN_MS } from "../probes/recipients";
import { type Step, type StepDesk, valueIn } from "./step";

async function readField(desk: StepDesk): Promise<readonly Recipient[]> {
  let people: readonly Recipient[] = [];
  await lookUntil(desk, RESOLVED_WITHIN_MS, async () => {
    people = await desk.draft.readRecipients("to");
    return people.length > 0;
  });
  return people;
}

/** A contact list that the user puts into the field. Its name is not looked at. */
export const CONTACT_LIST_STEP: Step = {
  request: "contact-list",
  observes: ["recipients.contactListRead"],
  within: 20_000,
  isOpen: () => true,
  async prepare() {
    return {
      async look(desk) {
        const people = await readField(desk);
        if (people.length === 0) desk.tell("recipients.contactListRead", "left-out");
        else if (people.some(({ address }) => address === "")) desk.tell("recipients.contactListRead", "empty-address");
        else desk.tell("recipients.contactListRead", "members");
      },
    };
  },
};

/** A directory name that was written back and is not told any more: whether it stands in the field. */
export const DIRECTORY_NAME_STEP: Step = {
  request: "directory-name",
  observes: ["recipients.directoryNameWritten"],
  within: 20_000,
  isOpen: (lines) => {
    const value = valueIn(lines, "recipients.directoryNameWritten");
    return value !== null && value !== "resolved";
  },
  async prepare(desk) {
    const own = ownRecipient(desk);
    if (own) await desk.draft.addRecipients("to", [own]);
    const [told] = await readField(desk);
    if (!told) return null;
    await desk.draft.replaceRecipients("to", [told]);
    return {
      async look({ tell }, isSo) {
        tell("recipients.directoryNameWritten", isSo ? "unresolved" : "dropped");
      },
    };
  },
};

/** Fewer recipients are given than were taken without a word: whether the others stand in the field. */
export const FIELD_LIMIT_STEP: Step = {
  request: "field-limit",
  observes: ["recipients.fieldLimit", "recipients.overLimit", "recipients.readLimit"],
  within: 60_000,
  isOpen: (lines) => {
    const isUnsure =
      valueIn(lines, "recipients.fieldLimit") === null || valueIn(lines, "recipients.overLimit") === "dropped";
    return isUnsure && valueIn(lines, "recipients.readLimit") !== null;
  },
  async prepare(desk) {
    const counts = await fillField(desk);
    if (counts === null || counts.given === null) return null;
    const { taken, given } = counts;
    return {
      count: taken,
      async look({ tell, miss }, isSo) {
        tell("recipients.readLimit", isSo ? given : 0);
        tell("recipients.fieldLimit", isSo ? 0 : given);
        if (isSo) miss(["recipients.overLimit"], "not-met");
        else tell("recipients.overLimit", "dropped");
      },
    };
  },
};
