import type { PartReport } from "../../domain/fill/part-report";
import { forgetResend, type Resend } from "../../domain/follow-up/resend";
import { type Order, planOrders } from "../../domain/order/order";
import { findRecord, recordFormsReplaced, referenceOf } from "../../domain/order/order-log";
import { requestedReadyDate } from "../../domain/order/ready-date";
import { changeOrders } from "../../domain/state/changes";
import { instantToDate } from "../../domain/time/instant";
import { dateInDenmark } from "../../domain/time/iso-date";
import { attempt } from "../fill/draft-parts";
import { fillFiles, judgeFiles, planFiles } from "../fill/files";
import type { Pane } from "../pane/pane";
import type { Draft } from "../ports/draft";
import { FormsError, type PreparedForm } from "../ports/forms";
import { OutlookError } from "../ports/outlook-error";

/** What came of attaching the forms that a sent mail lacked. */
export type ResendResult =
  | {
      readonly kind: "attached";
      /** One for each form: whether it is in the draft, read back. */
      readonly parts: readonly PartReport[];
      /** Names of those whose content Outlook did not give. */
      readonly byNameOnly: readonly string[];
      /** Whether a form is other than the one that the order was filled with: facts have changed since. */
      readonly isChanged: boolean;
    }
  /** The order is not planned any more: the profile has changed. Nothing was written. */
  | { readonly kind: "no-order" }
  /** The forms could not be made. Nothing was written. */
  | { readonly kind: "forms-failed"; readonly error: FormsError }
  /** Another mail is shown, or Outlook did not answer. */
  | { readonly kind: "failed"; readonly error: OutlookError };

/**
 * Attaches the forms that a sent mail lacked to the reply beside the pane, and reads them back. They are those of the
 * mail that was sent: filled with its own day and date where the log knows them. What is there already stays.
 */
export async function attachResend(pane: Pane, { reference, formIds }: Resend): Promise<ResendResult> {
  const { ports, store } = pane;
  const { campaigns, profile } = store.snapshot();
  const campaign = campaigns.find(({ id }) => id === reference.campaignId);
  const planned = campaign && profile ? planOrders(profile, campaign) : [];
  const order = planned.find(({ key }) => key === reference.key);
  const draft = ports.drafts.openDraft();
  if (!order || order.profile.municipality.code !== reference.municipalityCode) return { kind: "no-order" };
  if (!draft) {
    return {
      kind: "failed",
      error: new OutlookError("attachResend", "item-changed", null, "No mail is being written"),
    };
  }
  try {
    const forms = (await prepareAsSent(pane, order)).filter(({ form }) => formIds.includes(form.id));
    return await attach(pane, draft, order, forms);
  } catch (error) {
    if (error instanceof FormsError) return { kind: "forms-failed", error };
    if (error instanceof OutlookError) return { kind: "failed", error };
    throw error;
  }
}

/** The forms as they were when the order's mail was filled; as they are today where that is not known. */
function prepareAsSent({ ports, store }: Pane, order: Order): Promise<readonly PreparedForm[]> {
  const { kept, today } = store.snapshot();
  const fill = findRecord(kept.state.orders, referenceOf(order))?.fill;
  const day = fill ? dateInDenmark(instantToDate(fill.at)) : today;
  const asked = fill?.asked ?? null;
  const readyDate =
    asked === null ? requestedReadyDate(order, { today: day, wantedDate: null }) : asked === "earliest" ? null : asked;
  return ports.forms.prepare(order, { today: day, readyDate });
}

async function attach(
  { ports }: Pane,
  draft: Draft,
  order: Order,
  forms: readonly PreparedForm[],
): Promise<ResendResult> {
  const { keeper, hashContent } = ports;
  const plan = await planFiles(draft, await draft.listAttachments(), forms, null, [], hashContent);
  const written = await fillFiles(draft, plan);
  const saved = await attempt(() => draft.save());
  const listed = await attempt(() => draft.listAttachments());
  const { parts, byNameOnly } = await judgeFiles(draft, listed, plan, written, hashContent);
  const reference = referenceOf(order);
  const logged = findRecord(keeper.current().state.orders, reference)?.fill?.details?.forms ?? [];
  const replaced = forms.map(({ form, sha256 }) => ({ id: form.id, sha256 }));
  const isChanged = replaced.some(({ id, sha256 }) => logged.some((form) => form.id === id && form.sha256 !== sha256));
  if (saved.cause === null && parts.every(({ status }) => status === "verified")) {
    await keeper.update((state, now) => {
      const forgotten = forgetResend(state, reference, now);
      return isChanged ? changeOrders(forgotten, (log) => recordFormsReplaced(log, reference, replaced)) : forgotten;
    });
  }
  return { kind: "attached", parts, byNameOnly, isChanged };
}
