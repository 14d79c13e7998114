import { type CampaignForm, formTitle } from "../campaign/campaign";
import { transferOf } from "../campaign/route-order";
import { findOrganisationUuid } from "../municipality/municipality-organisation";
import type { Order } from "../order/order";
import { isLate, isOver, readyDateWords } from "../order/ready-date";
import type { CommonField, SystemField } from "../profile/fields";
import { confirmedValue } from "../profile/profile";
import { ROLE_NAME, ROLES, type Role } from "../profile/role";
import { formatDanishDate, type IsoDate } from "../time/iso-date";
import { FORM_CHOICES } from "./choices";

/**
 * The names of the values that a form can be filled with. They are Danish because an administrator writes them, as
 * `{{kommune}}`, in a form that replaces a bundled one. Stable: a name is never renamed, only added.
 */
export const FORM_PLACEHOLDERS = [
  "bilag_nummer",
  "bilag_titel",
  "dokumenttitel",
  "ordrereference",
  "dato",
  "klik_opgave",
  "klik_projekt",
  "klik_reference",
  "bestillingstype",
  "bestillingsfrist",
  "klar_dato",
  "kommune",
  "kommunekode",
  "kommune_cvr",
  "kommune_uuid",
  "kommune_journalnummer",
  "kontakt_navn",
  "kontakt_mail",
  "kontakt_telefon",
  "it_system",
  "it_system_rolle",
  "it_system_uuid",
  "leverandoer",
  "leverandoer_cvr",
  "leverandoer_kontakt",
  "leverandoer_mail",
  "leverandoer_driftskontakt",
  "integration",
  "rute",
  "overfoersel",
  "fagsystemer",
  "overvaagning",
  "integrationsreference",
  "ruteparametre",
  "filnavnsmoenster",
  "miljoe",
  "afsendersystem",
  "afsendersystem_uuid",
  "afsender_cvr",
  "sftp_bruger",
  "sftp_mappe",
  "serviceaftale",
  "certifikat",
  "ssh_fingeraftryk",
  "ip_adresser",
  "faktura_ean",
  "faktura_reference",
  "opbevaringsdage",
  "handling_ved_udloeb",
  "advis_efter",
  "advis_modtagere",
  "kommunens_driftskontakt",
] as const;

/** The name of one value that a form can be filled with. */
export type FormPlaceholder = (typeof FORM_PLACEHOLDERS)[number];

/** What one form is filled with. Empty where nothing is known; several lines are separated by `\n`. */
export type FormValues = Readonly<Record<FormPlaceholder, string>>;

/** What the values depend on beside the order. */
export interface FormDates {
  /** Today's date in Denmark. */
  readonly today: IsoDate;
  /** The date the routes are wanted, or null for as soon as possible. */
  readonly readyDate: IsoDate | null;
}

const TICKED = "☒";
const BLANK = "☐";

/** A row of boxes: `☒ Bogføring   ☐ Opkrævning`. The spaces do not break, so that a box stays with its text. */
export function boxes(options: readonly (readonly [label: string, ticked: boolean])[]): string {
  const noBreak = (text: string) => text.replaceAll(" ", "\u00a0");
  return options.map(([label, ticked]) => noBreak(`${ticked ? TICKED : BLANK} ${label}`)).join("   ");
}

/** The values that a form of an order is filled with. Pure: the same input gives the same values. */
export function formValues(order: Order, form: CampaignForm, dates: FormDates): FormValues {
  const { campaign, profile } = order;
  const { municipality } = profile;
  const { routeOrder } = campaign;
  const common = (field: CommonField) => confirmedValue(profile, field);
  const system = (field: SystemField) => systemValue(order, field);
  const contact = [common("contact.name"), common("contact.email"), common("contact.phone")];
  return {
    bilag_nummer: String(form.number),
    bilag_titel: form.title,
    dokumenttitel: `${formTitle(form)} (${order.reference})`,
    ordrereference: order.reference,
    dato: formatDanishDate(dates.today),
    // A round of the user's own is no task of KOMBIT's.
    klik_opgave: campaign.isKlikTask ? campaign.title : "Ingen. Kommunen har selv startet bestillingsrunden.",
    klik_projekt: campaign.isKlikTask ? campaign.project : "",
    klik_reference: common("klik.reference"),
    // The task orders new routes: "skal der være oprettet nye ruter og etableret ny overvågning".
    bestillingstype: boxes([
      ["Ny rute", true],
      ["Ændring", false],
      ["Nedlæggelse", false],
    ]),
    bestillingsfrist: orderByText(order, dates.today),
    klar_dato: readyText(order, dates),
    kommune: municipality.name,
    kommunekode: municipality.code,
    kommune_cvr: municipality.cvr,
    kommune_uuid: findOrganisationUuid(municipality),
    kommune_journalnummer: common("municipality.journalReference"),
    kontakt_navn: common("contact.name"),
    kontakt_mail: common("contact.email"),
    kontakt_telefon: common("contact.phone"),
    it_system: order.system,
    it_system_rolle: boxes(ROLES.map((role) => [capitalise(ROLE_NAME[role]), order.roles.includes(role)])),
    it_system_uuid: system("systemUuid"),
    leverandoer: order.supplier,
    leverandoer_cvr: system("supplierCvr"),
    leverandoer_kontakt: system("supplierContact"),
    leverandoer_mail: order.to.join("\n"),
    leverandoer_driftskontakt: system("operationsContact"),
    integration: routeOrder.service,
    rute: routeOrder.route,
    overfoersel: transferOf(routeOrder, form),
    fagsystemer: boxes(routeOrder.subjectSystems.map(({ name }) => [name, true])),
    overvaagning: boxes([["Ny overvågning etableres sammen med ruten", true]]),
    integrationsreference: common("route.integrationReference"),
    ruteparametre: lines(common("route.parameters")),
    filnavnsmoenster: common("route.fileNamePattern"),
    miljoe: environmentText(common("route.environment")),
    afsendersystem: "Fælleskommunalt Klassifikationssystem (FK-KLA)",
    afsendersystem_uuid: common("route.senderSystemUuid"),
    afsender_cvr: common("route.senderCvr"),
    sftp_bruger: system("sftpUser"),
    sftp_mappe: lines(system("sftpFolder")),
    serviceaftale: system("serviceAgreement"),
    certifikat: system("certificateSerial"),
    ssh_fingeraftryk: lines(system("sshFingerprint")),
    ip_adresser: lines(system("ipAddresses")),
    faktura_ean: common("billing.ean"),
    faktura_reference: common("billing.reference"),
    opbevaringsdage: daysText(common("cleanup.retentionDays")),
    handling_ved_udloeb: cleanupText(common("cleanup.action")),
    advis_efter: common("cleanup.alertAfter"),
    advis_modtagere: lines(common("cleanup.alertRecipients")),
    kommunens_driftskontakt: contact.filter((part) => part !== "").join("\n"),
  };
}

/** One system's value; where one it-system has both roles and the two were written differently, both with their role. */
function systemValue(order: Order, field: SystemField): string {
  const written = order.roles
    .map((role): [Role, string] => [role, confirmedValue(order.profile, `${role}.${field}`)])
    .filter(([, value]) => value !== "");
  const different = new Set(written.map(([, value]) => value));
  if (different.size < 2) return written[0]?.[1] ?? "";
  return written.map(([role, value]) => `${value} (${ROLE_NAME[role]})`).join("\n");
}

/** Empty for a round that is over: its date is nothing that the supplier can act on. */
function orderByText(order: Order, today: IsoDate): string {
  if (isOver(order, today)) return "";
  const deadline = formatDanishDate(order.campaign.orderBy);
  return isLate(order, today) ? `${deadline} (fristen er overskredet)` : deadline;
}

/** Never a date that has passed: a late order is wanted as soon as possible. */
function readyText({ campaign }: Order, { today, readyDate }: FormDates): string {
  return capitalise(readyDateWords(campaign, readyDate !== null && readyDate >= today ? readyDate : null));
}

/** Splits a list of the profile (separated by `;`) into lines. */
function lines(text: string): string {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");
}

function environmentText(text: string): string {
  const [test, production, both] = FORM_CHOICES["route.environment"];
  if (text !== test && text !== production && text !== both) return text;
  return boxes([
    [test, text !== production],
    [production, text !== test],
  ]);
}

function cleanupText(text: string): string {
  const [remove, removeAndTell] = FORM_CHOICES["cleanup.action"];
  if (text !== remove && text !== removeAndTell) return text;
  return boxes([
    [remove, text === remove],
    [removeAndTell, text === removeAndTell],
  ]);
}

function daysText(text: string): string {
  if (!/^\d+$/.test(text)) return text;
  return text === "1" ? "1 dag" : `${text} dage`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
