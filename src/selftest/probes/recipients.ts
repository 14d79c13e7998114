import type { Recipient } from "../../app/ports/draft";
import { OutlookError } from "../../app/ports/outlook-error";
import { sameAddress } from "../../domain/text/email-address";
import { clearRecipients } from "../draft-desk";
import { DRAFT_NAME } from "../known-text";
import { lookUntil, type Probe, type ProbeDesk } from "../probe";

export const RESOLVED_WITHIN_MS = 4_000;
/** One more than office.js takes in a call. */
const TOO_MANY = 101;

/** The user's own address under a name of the self-test's: no other person's is ever written. */
export function ownRecipient({ ownAddress }: Pick<ProbeDesk, "ownAddress">): Recipient | null {
  return ownAddress === null ? null : { address: ownAddress, name: DRAFT_NAME };
}

/** The own address: when and how it comes back, what becomes of it when it is written back, and when it is added twice. */
export const OWN_ADDRESS_PROBE: Probe = {
  name: "own-address",
  observes: [
    "recipients.resolveDelayMs",
    "recipients.ownOrganisation",
    "recipients.displayNames",
    "recipients.directoryNameWritten",
    "recipients.duplicates",
  ],
  within: 30_000,
  async run(desk) {
    const { draft, tell, miss } = desk;
    const own = ownRecipient(desk);
    if (!own) return miss(this.observes, "page");
    await draft.addRecipients("to", [own]);
    let told: readonly Recipient[] = [];
    const isTold = async () => {
      told = await draft.readRecipients("to");
      return told.length > 0;
    };
    const late = await lookUntil(desk, RESOLVED_WITHIN_MS, isTold);
    const [first] = told;
    if (late === null || !first) return miss(this.observes, "not-seen");
    tell("recipients.resolveDelayMs", Math.round(late));
    const isDirectoryName = /^\/o=/i.test(first.address);
    tell("recipients.ownOrganisation", describeAddress(first.address));
    tell("recipients.displayNames", describeName(first, own));

    await draft.addRecipients("to", [own]);
    await lookUntil(desk, Math.max(late, 300), async () => {
      told = await draft.readRecipients("to");
      return told.length > 1;
    });
    tell("recipients.duplicates", told.length > 1 ? "kept" : "merged");

    if (!isDirectoryName) return miss(["recipients.directoryNameWritten"], "not-met");
    await draft.replaceRecipients("to", [first]);
    const isBack = (await lookUntil(desk, Math.max(late, 300), isTold)) !== null;
    tell("recipients.directoryNameWritten", isBack ? "resolved" : "not-recognised");
  },
};

function describeAddress(address: string): "smtp" | "directory-name" | "empty-address" {
  if (address === "") return "empty-address";
  return /^\/o=/i.test(address) ? "directory-name" : "smtp";
}

function describeName(told: Recipient, own: Recipient): "as-given" | "directory" | "address" {
  if (told.name === own.name) return "as-given";
  const isAddress = sameAddress(told.name, own.address) || told.name === told.address || told.name === "";
  return isAddress ? "address" : "directory";
}

/** What is no address: a name alone, as a contact list has it, and a word that nobody can be found under. */
export const NO_ADDRESS_PROBE: Probe = {
  name: "no-address",
  observes: ["recipients.contactListSet", "recipients.unresolvedRead"],
  within: 20_000,
  async run(desk) {
    const { draft, tell } = desk;
    await clearRecipients(desk);
    await draft.addRecipients("to", [{ address: DRAFT_NAME, name: DRAFT_NAME }]);
    tell("recipients.unresolvedRead", (await draft.readRecipients("to")).length > 0 ? "included" : "left-out");
    await clearRecipients(desk);
    try {
      await draft.replaceRecipients("to", [{ address: "", name: DRAFT_NAME }]);
    } catch (error) {
      if (!(error instanceof OutlookError) || error.kind !== "refused") throw error;
      tell("recipients.contactListSet", "refused");
      return;
    }
    tell("recipients.contactListSet", (await draft.readRecipients("to")).length > 0 ? "kept" : "dropped");
  },
};

/** More recipients than one call takes, all of them the user. */
export const MANY_RECIPIENTS_PROBE: Probe = {
  name: "many-recipients",
  observes: ["recipients.setLimit"],
  within: 20_000,
  async run(desk) {
    const { draft, tell, miss } = desk;
    const own = ownRecipient(desk);
    if (!own) return miss(this.observes, "page");
    try {
      await draft.replaceRecipients(
        "to",
        Array.from({ length: TOO_MANY }, () => own),
      );
      tell("recipients.setLimit", "higher");
    } catch (error) {
      if (!(error instanceof OutlookError) || error.kind === "item-changed" || error.kind === "timeout") throw error;
      await draft.replaceRecipients(
        "to",
        Array.from({ length: TOO_MANY - 1 }, () => own),
      );
      tell("recipients.setLimit", "at-100");
    }
    await clearRecipients(desk);
  },
};
