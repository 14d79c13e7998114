/** Orders, forms and drafts for the tests of filling and undoing, and an Outlook in memory to do it in. */

import { createHash } from "node:crypto";
import { DraftMemories } from "../../../../src/app/fill/draft-memories";
import { fillDraft } from "../../../../src/app/fill/fill-draft";
import type { FillInput, FillTools } from "../../../../src/app/fill/fill-tools";
import { undoFill } from "../../../../src/app/fill/undo-fill";
import type { Draft } from "../../../../src/app/ports/draft";
import type { PreparedForm } from "../../../../src/app/ports/forms";
import type { CampaignForm } from "../../../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { composeOrderMail } from "../../../../src/domain/order/mail";
import { type Order, planOrders } from "../../../../src/domain/order/order";
import type { ProfileValues } from "../../../../src/domain/profile/fields";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { type DraftSetup, type DraftState, MemoryOutlook } from "../../../contract/memory-draft";
import { profileOf, TWO_SYSTEMS } from "../../domain/profile/example-profile";
import { preparedForm } from "../../prepared-form";

export const NOW = Date.UTC(2020, 2, 10, 9, 0, 0);

/** What a fill takes, of the order at a position. */
export function inputOf(position: 0 | 1 = 0, values: ProfileValues = TWO_SYSTEMS): FillInput {
  const orders = planOrders(profileOf("101", values), SORTIMENT_2020);
  const order = orders[position];
  if (!order) throw new Error(`No order ${position}`);
  const context = { today: isoDate("2020-03-10"), wantedDate: null };
  return {
    mail: composeOrderMail(order, context),
    forms: order.campaign.forms.map((form) => prepare(form, order)),
    otherMails: orders.filter((other) => other !== order).map((other) => composeOrderMail(other, context)),
    confirmed: [],
  };
}

/** A form filled for an order. (Any bytes will do here: the real forms are tested where they are made.) */
function prepare(form: CampaignForm, order: Order): PreparedForm {
  return preparedForm(form, `${form.title}\n${order.reference}\n${order.system}\n${"indhold ".repeat(200)}`);
}

const FIRST_ORDER = inputOf();

/** A draft with a pane beside it, in an Outlook in memory. */
export class Desk {
  readonly outlook = new MemoryOutlook();
  draft: Draft;
  #memories = new DraftMemories();
  #fills = 0;
  /** Milliseconds that the fills waited. */
  waited = 0;
  /** What happens in the mailbox while a fill waits. */
  meanwhile: () => void = () => undefined;

  constructor(setup: DraftSetup = {}) {
    this.draft = this.outlook.compose(setup);
  }

  get tools(): FillTools {
    return {
      memories: this.#memories,
      now: () => NOW,
      deadline: () => new Promise<void>(() => undefined),
      newId: () => `fill-${++this.#fills}`,
      hashContent: async (base64) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex"),
      wait: async (milliseconds) => {
        this.waited += milliseconds;
        this.outlook.settle();
        this.meanwhile();
      },
    };
  }

  fill(input: FillInput = FIRST_ORDER) {
    return fillDraft(this.draft, input, this.tools);
  }

  /** @param expected the fill that the pane knows of */
  undo(expected: string | null = null) {
    return undoFill(this.draft, this.tools, expected);
  }

  /** The pane is closed and opened again. */
  reloadPane(): void {
    this.#memories = new DraftMemories();
    this.draft = this.outlook.reloadPane();
  }

  get state(): DraftState {
    return this.outlook.inspect();
  }
}

/** What the user and the recipient would see of a draft: not how Outlook has rewritten it, nor the order of the files. */
export function seen({ bodyType, body, subject, to, cc, files }: DraftState) {
  return {
    body: bodyType === "html" ? seenHtml(body) : body,
    subject,
    to: to.map(({ address }) => address),
    cc: cc.map(({ address }) => address),
    files: files.map(({ name, base64 }) => `${name} ${contentOf(base64)}`).sort(),
  };
}

/** A file's content in a few letters. */
function contentOf(base64: string): string {
  return createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex").slice(0, 8);
}

/** The forms of an order, as `seen` shows them. */
export function formsOf({ forms }: FillInput): string[] {
  return forms.map(({ fileName, base64 }) => `${fileName} ${contentOf(base64)}`);
}

/** Html without what Outlook's rewriting adds and takes away. */
export function seenHtml(html: string): string {
  return html
    .replace(/ id="(x_)+/g, ' id="')
    .replace(/\s+/g, " ")
    .replace(/> | </g, (edge) => edge.trim());
}

export const SIGNATURE = '<div id="Signature"><p>Venlig hilsen<br>Bo Eksempel</p><p><img src="cid:logo"></p></div>';

const HEADER =
  "<b>Fra:</b> Ordre &lt;ordre@software.example&gt;<br><b>Sendt:</b> 9. marts 2020 10:15<br><b>Emne:</b> Spørgsmål<br>";

/** A quoted mail as Outlook on the web puts it below an answer. */
export function quoteOnWeb(html: string): string {
  return `<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${HEADER}</div><div>${html}</div>`;
}

/** The same in classic Outlook: no id anywhere, only a line above the header. */
export function quoteInClassic(html: string): string {
  return `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p>${HEADER}</p></div></div>${html}`;
}

/** A quoted mail in a plain-text draft. */
export function quoteAsText(text: string): string {
  return `________________________________\nFra: Ordre <ordre@software.example>\nSendt: 9. marts 2020 10:15\nTil: bo@kommune.example\nEmne: Spørgsmål\n\n${text}`;
}

/** How drafts begin that the tests go through. */
export const DRAFTS: Readonly<Record<string, DraftSetup>> = {
  "a new mail": { body: "<div><br></div>" },
  "a new mail with a signature": { body: `<div><br></div>${SIGNATURE}` },
  "a reply with signature and quoted mail": {
    body: `<div><br></div>${SIGNATURE}${quoteOnWeb("<p>Hvad er jeres CVR?</p><p>Hilsen Ordre</p>")}`,
    subject: "SV: Spørgsmål",
    to: ["spoerger@software.example"],
    cc: ["kollega@kommune.example"],
  },
  "a forward with attachment": {
    body: `<div><br></div>${SIGNATURE}${quoteOnWeb("<p>Se vedhæftede.</p>")}`,
    subject: "VS: Spørgsmål",
    files: [
      { name: "Referat.pdf", base64: Buffer.from("referat").toString("base64") },
      { name: "logo.png", base64: Buffer.from("logo").toString("base64"), isInline: true },
    ],
  },
  "a draft with text of the user's own": {
    body: `<p>Kære Ordre</p><p>Hermed &lt;bestillingen&gt; som <b>aftalt</b>.</p><p><img src="cid:billede"></p>${SIGNATURE}`,
    subject: "Aftale",
    to: ["Ordre@Software.example", "anden@software.example"],
    files: [{ name: "Aftale.docx", base64: Buffer.from("aftale").toString("base64") }],
  },
  "a plain-text mail": { bodyType: "text", body: "" },
  "a plain-text reply": {
    bodyType: "text",
    body: `Kære Ordre\n\nVenlig hilsen\nBo Eksempel\n\n${quoteAsText("Hvad er jeres CVR?")}`,
    subject: "SV: Spørgsmål",
    to: ["spoerger@software.example"],
  },
};
