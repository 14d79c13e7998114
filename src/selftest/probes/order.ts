import { DraftMemories } from "../../app/fill/draft-memories";
import { fillDraft } from "../../app/fill/fill-draft";
import type { FillTools } from "../../app/fill/fill-tools";
import { undoFill } from "../../app/fill/undo-fill";
import type { PreparedForm } from "../../app/ports/forms";
import type { FillReport } from "../../domain/fill/fill-report";
import { composeOrderMail, type OrderMail } from "../../domain/order/mail";
import { requestedReadyDate } from "../../domain/order/ready-date";
import { isoDate } from "../../domain/time/iso-date";
import { type ComparedPart, type Comparison, compareWithBefore, compareWithOrder } from "../compare-draft";
import { clearBody, clearRecipients, removeFiles } from "../draft-desk";
import { EXAMPLE_DAY, exampleOrder } from "../example-order";
import { DRAFT_NAME } from "../known-text";
import type { Probe, ProbeDesk } from "../probe";

const PARTS: readonly ComparedPart[] = ["to", "subject", "body", "attachment"];

/** An example order is filled and taken back as the pane does it, and the draft compared by other means. */
export const ORDER_PROBE: Probe = {
  name: "order",
  observes: ["fill.result", "fill.notVerified", "fill.compared", "undo.result", "undo.compared"],
  within: 90_000,
  async run(desk) {
    const { draft, tell } = desk;
    const prepared = await prepare(desk);
    if (!prepared) return desk.miss(this.observes, "page");
    const { mail, forms } = prepared;
    await removeFiles(desk);
    await clearRecipients(desk);
    await clearBody(desk);
    await draft.writeSubject(DRAFT_NAME);
    await draft.save();
    // A journal system may have added to it.
    const subject = await draft.readSubject();

    const tools = fillTools(desk);
    const report = await fillDraft(draft, { mail, forms, otherMails: [], confirmed: [] }, tools);
    tell("fill.result", report.outcome);
    tell(
      "fill.notVerified",
      report.parts.flatMap(({ part, cause }) => (cause === null ? [] : [{ part: part.kind, cause }])),
    );
    tell("fill.compared", compareSaid(saidOfFill(report), await compareWithOrder(desk, mail, forms), "there"));

    const undone = await undoFill(draft, tools, report.fillId);
    tell("undo.result", undone.outcome);
    const left = (part: ComparedPart) => undone.outcome !== "undone" && undone.left.some((each) => each.part === part);
    const isKnown = undone.outcome === "undone" || undone.outcome === "partial";
    const said = Object.fromEntries(PARTS.map((part) => [part, isKnown && !left(part)])) as Said;
    tell("undo.compared", compareSaid(said, await compareWithBefore(desk, subject), "absent"));
  },
};

async function prepare({
  ownAddress,
  forms,
}: ProbeDesk): Promise<{ mail: OrderMail; forms: readonly PreparedForm[] } | null> {
  const order = ownAddress === null ? null : exampleOrder(ownAddress);
  if (!order) return null;
  const context = { today: isoDate(EXAMPLE_DAY), wantedDate: null };
  try {
    const readyDate = requestedReadyDate(order, context);
    return {
      mail: composeOrderMail(order, context),
      forms: await forms.prepare(order, { today: context.today, readyDate }),
    };
  } catch {
    // The forms could not be fetched: nothing of it is Outlook's doing.
    return null;
  }
}

function fillTools({ now, wait, hashContent }: ProbeDesk): FillTools {
  return {
    memories: new DraftMemories(),
    now,
    hashContent,
    wait,
    deadline: wait,
    newId: () => "afproevning",
  };
}

/** Of which parts the pane would say that they are as they should be. */
type Said = Readonly<Record<ComparedPart, boolean>>;

function saidOfFill({ parts }: FillReport): Said {
  const isVerified = (kind: ComparedPart) => {
    const own = parts.filter(({ part }) => part.kind === kind);
    return own.length > 0 && own.every(({ status }) => status === "verified");
  };
  return {
    to: isVerified("to"),
    subject: isVerified("subject"),
    body: isVerified("body"),
    attachment: isVerified("attachment"),
  };
}

/**
 * What the pane says, held against the comparison. `says-more`: the pane calls something right that is not.
 * @param wanted what the comparison says of a part that is right
 */
function compareSaid(said: Said, found: Comparison, wanted: "there" | "absent"): "agrees" | "says-less" | "says-more" {
  const known = PARTS.filter((part) => found[part] !== "unknown");
  if (known.some((part) => said[part] && found[part] !== wanted)) return "says-more";
  return known.some((part) => !said[part] && found[part] === wanted) ? "says-less" : "agrees";
}
