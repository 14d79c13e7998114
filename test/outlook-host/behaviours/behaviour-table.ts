/**
 * Every way in which Outlooks are known, or feared, to differ, as a switch of its own. A switch is described here and nowhere else: its
 * values, what a healthy Outlook on the web does, and who says so. What a switch does is in the mailbox and in the protocol;
 * docs/outlook-quirks.md tells what the add-in does about it.
 */

/** The day on which these switches were written down. */
const RECORDED = "2026-11-25";

/** The source of what nobody has reported: an assumption, made so that the add-in does not rely on the opposite. */
export const ASSUMED = "antaget";

interface Description {
  /** One sentence for developers. */
  readonly about: string;
  /** Public issues and pages that report it, or {@link ASSUMED}. */
  readonly source: string;
}

interface Switch<Value> extends Description {
  /** What the local Outlook does unless a persona or a test says otherwise. */
  readonly fallback: Value;
  readonly recorded: string;
}

export interface ChoiceSwitch<Value extends string = string> extends Switch<Value> {
  readonly kind: "choice";
  readonly values: readonly Value[];
}

export interface NumberSwitch extends Switch<number> {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

export interface FlagSwitch extends Switch<boolean> {
  readonly kind: "flag";
}

/** A list of calls, by their names in `protocol/host-calls.ts`. */
export interface CallsSwitch extends Switch<readonly string[]> {
  readonly kind: "calls";
}

export type AnySwitch = ChoiceSwitch | NumberSwitch | FlagSwitch | CallsSwitch;

/** @param values the healthy one first */
const choice = <const Value extends string>(
  values: readonly [Value, ...Value[]],
  source: string,
  about: string,
): ChoiceSwitch<Value> => ({ kind: "choice", values, fallback: values[0], source, about, recorded: RECORDED });

const number = (unit: string, max: number, fallback: number, source: string, about: string): NumberSwitch => ({
  kind: "number",
  min: 0,
  max,
  unit,
  fallback,
  source,
  about,
  recorded: RECORDED,
});

const milliseconds = (source: string, about: string): NumberSwitch => number("ms", 60_000, 0, source, about);

const flag = (fallback: boolean, source: string, about: string): FlagSwitch => ({
  kind: "flag",
  fallback,
  source,
  about,
  recorded: RECORDED,
});

const calls = (source: string, about: string): CallsSwitch => ({
  kind: "calls",
  fallback: [],
  source,
  about,
  recorded: RECORDED,
});

export const BEHAVIOURS = {
  // Body: what becomes of HTML that is written --------------------------------------------------------------------------------
  "body.engine": choice(
    ["web", "word", "mac"],
    "office-js#2101, office-js#2426, office-js#4202",
    "Who keeps the body: the web's editor; Word (MsoNormal, o:p, conditional comments, its own document around it); or new Outlook for Mac, which gives Word's filtered HTML.",
  ),
  "body.ids": choice(
    ["prefix-once", "prefix-each-write", "keep", "strip"],
    "office-js#828",
    "Ids get x_ before them at the first write, at every write, not at all, or are taken away.",
  ),
  "body.classes": choice(
    ["strip", "keep", "prefix"],
    "office-js#817, twenty#25561",
    "Classes are taken away, kept, or get x_ before them.",
  ),
  "body.inlineStyles": choice(
    ["keep", "strip"],
    "office-js#4203; reference, office.body.yml",
    "Inline styles are kept, or taken away.",
  ),
  "body.lists": choice(
    ["keep", "list-paragraphs", "text-bullets"],
    "lexxy#1214, tinymce#1793",
    "A list stays a list, becomes Word's list paragraphs whose bullet is text in a span, or lines that begin with a bullet.",
  ),
  "body.runs": choice(
    ["whole", "split"],
    "lexxy#1214, office-js#2101",
    "A text stays in one run, or is cut into several spans in the middle of words.",
  ),
  "body.spaces": choice(
    ["keep", "no-break-at-edges", "plain"],
    "office-js#5482",
    "Spaces at the edges of a run become non-breaking, or non-breaking ones become plain.",
  ),
  "body.looseText": choice(["wrap", "keep"], "office-js#5482", "Loose text is put into a div, or left loose."),
  "body.document": choice(
    ["whole", "inner"],
    "office-js#2426",
    "body.getAsync gives the whole HTML document, or the inside of the body alone.",
  ),

  // Body: plain text ----------------------------------------------------------------------------------------------------------
  "body.htmlIntoPlainText": choice(
    ["refused", "converted"],
    "office-js#675, office-js#3642; reference, office.body.yml",
    "HTML written into a plain-text draft is refused with 2006, or converted without a word.",
  ),
  "body.plainTextWrap": number(
    "characters",
    998,
    0,
    "nextcloud/mail#2181, Mailspring#1904",
    "Plain text is wrapped at so many characters; 0 for not at all.",
  ),
  "body.plainDraft": choice(
    ["stays", "html-at-save"],
    "nextcloud/mail#2181, Mailspring#1904",
    "A plain-text draft stays one, or is HTML from the first save on.",
  ),
  "body.textToHtml": choice(
    ["div", "br", "paragraph"],
    "nextcloud/mail#2181, Mailspring#1904",
    "Lines that become HTML are divs, text with br, or paragraphs.",
  ),
  "body.textBullets": choice(
    ["none", "star", "dot"],
    ASSUMED,
    "What stands before a list item where HTML is turned into text.",
  ),

  // Body: when and what is read -----------------------------------------------------------------------------------------------
  "body.read": choice(
    ["current", "last-saved", "last-saved-or-written"],
    "office-js#379, office-js#5846, office-js#5847",
    "body.getAsync gives what stands in the mail, what was saved last, or that and what add-ins have written since.",
  ),
  "body.emptyRead": number(
    "read",
    20,
    0,
    "office-js#768",
    "Which body.getAsync of a draft is answered with nothing; 0 for none.",
  ),
  "body.readScope": choice(
    ["whole", "own-part"],
    "office-js#2316, office-js#6618",
    "body.getAsync without bodyMode gives the whole body, or in an answer its own part only.",
  ),
  "body.setScope": choice(
    ["whole", "own-part"],
    "office-js#4392; reference, office.body.yml",
    "body.setAsync without bodyMode replaces the whole body, or in an answer its own part only.",
  ),
  "body.prependDelayMs": milliseconds(
    "a comment in typical-reply's source",
    "body.prependAsync is answered with success, and the text comes so much later.",
  ),

  // Recipients ----------------------------------------------------------------------------------------------------------------
  "recipients.ownOrganisation": choice(
    ["smtp", "directory-name", "empty-address"],
    "office-js#2590, office-js#3701, office-js#5569",
    "What getAsync gives as the address of somebody in the mailbox's own domain: the address, a directory name (/o=ExchangeLabs/…), or nothing.",
  ),
  "recipients.directoryNameWritten": choice(
    ["resolved", "unresolved", "dropped"],
    ASSUMED,
    "A directory name that an add-in writes is found in the directory, stays unresolved, or is left out.",
  ),
  "recipients.displayNames": choice(
    ["as-given", "directory", "address"],
    "office-js-docs-pr#5398",
    "The name that getAsync gives: the one that was written, the directory's, or the address.",
  ),
  "recipients.contactListRead": choice(
    ["empty-address", "left-out"],
    "office-js#5439, office-js#5991",
    "A personal contact list is given with a name and no address, or not given at all.",
  ),
  "recipients.contactListSet": choice(
    ["refused", "dropped", "kept"],
    "office-js#4661, office-js#5439",
    "A recipient without an address that is written makes the call fail with 5010, is left out, or is kept.",
  ),
  "recipients.fieldLimit": number(
    "recipients",
    10_000,
    0,
    "office-js#1322; reference, office.recipients.yml",
    "Recipients that one field takes from add-ins; 0 for any number.",
  ),
  "recipients.overLimit": choice(
    ["refused", "unanswered", "dropped"],
    "office-js#1322",
    "A call that would go over the limit fails with 9012, is never answered, or leaves out what is too much.",
  ),
  "recipients.readLimit": number(
    "recipients",
    10_000,
    0,
    "reference, office.recipients.yml",
    "Recipients that getAsync gives of one field; 0 for all.",
  ),
  "recipients.unresolvedRead": choice(
    ["left-out", "included"],
    "office-js#1879, office-js#2569, office-js#2636, office-js#4062",
    "What Outlook has not resolved is left out by getAsync, or given.",
  ),
  "recipients.resolveDelayMs": milliseconds(
    "office-js#5663",
    "A recipient that an add-in writes is resolved, and given by getAsync, so much later.",
  ),
  "recipients.duplicates": choice(
    ["merged", "kept"],
    ASSUMED,
    "An address that is in the field already is written once, or a second time.",
  ),

  // Subject -------------------------------------------------------------------------------------------------------------------
  "subject.journal": choice(
    ["none", "before", "after"],
    "freescout#1044, osTicket#3528",
    "A journal system puts its case number before or after the subject when the draft is saved.",
  ),

  // Attachments ---------------------------------------------------------------------------------------------------------------
  "attachments.content": choice(
    ["readable", "unreadable", "empty"],
    "office-js#900, office-js#3897, office-js#4725, office-js#6098, office-js#6408",
    "getAttachmentContentAsync gives the content, fails with 9043, or gives nothing with success.",
  ),
  "attachments.cloudContent": choice(
    ["url", "unreadable"],
    "office-js#1806",
    "The content of a file in the cloud is its address, or cannot be read.",
  ),
  "attachments.cloudList": choice(
    ["listed", "left-out"],
    "reference, office.messagecompose.yml",
    "getAttachmentsAsync gives a file in the cloud with the type cloud, or does not give it.",
  ),
  "attachments.size": choice(
    ["bytes", "base64", "zero"],
    "office-js#6155, office-js#6364",
    "The size that is told of a file: its bytes, the characters of its base64, or 0.",
  ),
  "attachments.sizeOverhead": number(
    "bytes",
    65_536,
    0,
    "office-js#6155",
    "Bytes that are added to the size that is told.",
  ),
  "attachments.names": choice(
    ["kept", "nfd", "nfc", "ascii"],
    ASSUMED,
    "The name of a file that an add-in adds is kept, composed or decomposed (æøå apart), or put into ASCII.",
  ),
  "attachments.ids": choice(
    ["stable", "index", "new-at-save"],
    "office-js-docs-pr#1946; reference, office.messagecompose.yml",
    "A file keeps the id that was given, is known by its position in the list, or gets another id when the draft is saved.",
  ),
  "attachments.addedLateMs": milliseconds(
    "office-js#5616, office-js#6125",
    "A file that was added comes into the list so much later.",
  ),
  "attachments.removedLingersMs": milliseconds(
    "office-js#4508, office-js#4699",
    "A file that was removed stays in the list so much longer.",
  ),
  "attachments.removal": choice(
    ["done", "pretended"],
    "office-js#5616",
    "removeAttachmentAsync removes the file, or answers with success and does not.",
  ),
  "attachments.vanishing": choice(
    ["never", "every-other", "all"],
    "office-js#2490, office-js#5616, office-js#6125",
    "A file that an add-in adds is gone a second later: none, every other, or all.",
  ),
  "attachments.parallel": choice(
    ["fine", "second-unanswered"],
    "office-js#857, office-js#3576, office-js#6264",
    "A file that is added while another is under way is added too, or is neither added nor answered.",
  ),
  "attachments.fileLimit": number(
    "bytes",
    27_000_000,
    0,
    "office-js#4164",
    "The largest file that is taken; 0 for none.",
  ),

  // What is kept with the item ------------------------------------------------------------------------------------------------
  "properties.load": choice(
    ["stored", "missing", "unreadable", "empty-at-first"],
    "office-js#159, office-js#3789, office-js#3862",
    "Custom properties are those that were stored; none, whatever was stored; cannot be loaded; or come empty the first time that a page asks.",
  ),
  "properties.kept": choice(
    ["at-once", "at-save"],
    "office-js#4930; reference, office.customproperties.yml",
    "Custom properties are kept when they are saved, or only when the draft is: until then another pane sees the old ones.",
  ),
  "properties.inherited": choice(
    ["never", "by-forward", "by-answers-and-copies"],
    "office-js#2456, office-js#4301, office-js#6750",
    "A new draft has no custom properties, or has those of the mail that it forwards, or of any mail or draft that it is made from.",
  ),
  "settings.saving": choice(
    ["kept", "refused", "pretended"],
    "office-js#258, office-js#3060, office-js#4577",
    "roamingSettings.saveAsync keeps the settings, fails with 9019, or answers with success and does not keep them.",
  ),
  "save.delayMs": milliseconds("office-js#2095, office-js#3561", "saveAsync takes so long."),

  // Calls ---------------------------------------------------------------------------------------------------------------------
  "calls.simultaneous": number(
    "calls",
    100,
    3,
    "docs, limits-for-activation-and-javascript-api-for-outlook-add-ins.md",
    "Calls that may be under way together; 0 for any number.",
  ),
  "calls.overLimit": choice(
    ["refused", "queued", "unanswered"],
    ASSUMED,
    "One call too many fails with 5100, waits for its turn, or is neither carried out nor answered.",
  ),
  "calls.latencyMs": milliseconds(ASSUMED, "Every call takes so long."),
  "calls.unanswered": calls("office-js#857, office-js#3576, office-js#5908", "Calls that are never answered."),
  "calls.missing": calls("docs, outlook-mobile-apis.md", "Calls that this Outlook does not have: they fail with 5000."),
  "item.changeMidCall": choice(
    ["refused", "carried-out-on-new"],
    ASSUMED,
    "A call that is under way while the user goes to another mail fails with 9030, or is carried out on that mail.",
  ),

  // Around the mail -----------------------------------------------------------------------------------------------------------
  "theme.told": choice(
    ["at-once", "late", "never"],
    "docs, requirement set Mailbox 1.14",
    "OfficeThemeChanged comes when an add-in registers for it, two seconds later, or not.",
  ),
  "clipboard.allowed": flag(false, "the frame's permissions policy", "Whether the pane may write to the clipboard."),
  "storage.local": choice(
    ["partitioned", "denied"],
    "docs, Persist add-in state and settings",
    "localStorage is kept apart for each outer page, or throws when it is looked at. Only the end-to-end tests can deny it.",
  ),
  "requirements.mailbox": choice(
    ["1.13", "1.12", "1.11", "1.10", "1.9", "1.8"],
    "docs, outlook-api-requirement-sets.md",
    "The Mailbox requirement set that is claimed. npm's office.js has the calls up to 1.13.",
  ),
} as const;

export type BehaviourName = keyof typeof BEHAVIOURS;

type ValueOf<S> =
  S extends ChoiceSwitch<infer Value>
    ? Value
    : S extends NumberSwitch
      ? number
      : S extends FlagSwitch
        ? boolean
        : readonly string[];

/** A value for every switch: how one Outlook behaves. */
export type Behaviours = { readonly [Name in BehaviourName]: ValueOf<(typeof BEHAVIOURS)[Name]> };

/** Values for some switches. */
export type BehaviourPatch = Partial<Behaviours>;

export const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS) as readonly BehaviourName[];

/** A healthy Outlook on the web. */
export const HEALTHY = Object.fromEntries(
  BEHAVIOUR_NAMES.map((name) => [name, BEHAVIOURS[name].fallback]),
) as unknown as Behaviours;

/** @returns a healthy Outlook on the web but for what the patches say, the last first */
export const behave = (...patches: readonly BehaviourPatch[]): Behaviours => Object.assign({}, HEALTHY, ...patches);
