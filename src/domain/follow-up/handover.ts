import type { Order } from "../order/order";
import { isLate } from "../order/ready-date";
import { signatureLines } from "../order/signature";
import { ROLE_NAME } from "../profile/role";
import { joinWords } from "../text/join-words";
import type { MailPart } from "../text/mail-parts";
import { formatDanishDate, type IsoDate } from "../time/iso-date";
import { type NoteMail, noteMail } from "./note-mail";

/**
 * Writes the note that hands an order over to the colleague who is responsible for the other it-system: what is asked,
 * by when, and how it is done. The subject carries no order reference, so that the note is never taken for the order.
 * @param colleague the colleague's address where it is known, else null: the user adds it.
 */
export function composeHandoverNote(order: Order, today: IsoDate, colleague: string | null): NoteMail {
  const { campaign, profile } = order;
  const { route, subjectSystems } = campaign.routeOrder;
  const roles = joinWords(order.roles.map((role) => ROLE_NAME[role]));
  const orderBy = formatDanishDate(campaign.orderBy);
  const late = isLate(order, today);
  const unknown = "ikke udfyldt endnu";
  const button = order.total === 1 ? "Udfyld mail" : `Udfyld mail ${order.index}`;
  const parts: MailPart[] = [
    "Kære kollega",
    `KOMBIT har bedt kommunen om at bestille ruter og overvågning, så ${joinWords(subjectSystems.map(({ name }) => name))} kan modtage ændrede sortimenter. Det er KLIK-opgaven »${campaign.title}«. Der skal sendes én mail for hvert it-system.`,
    `Du er systemansvarlig for ${roles}, og jeg beder dig derfor sende denne bestilling:`,
    {
      facts: [
        ["Kommune", profile.municipality.name],
        ["It-system", `${order.system || unknown} (${roles})`],
        ["Rute", route],
        ["Leverandør", order.supplier || unknown],
        ["Modtager", order.to.join("; ") || unknown],
        ["Bestilles senest", late ? `${orderBy} (fristen er overskredet)` : orderBy],
        ["Klar inden", formatDanishDate(campaign.readyBy)],
        ["Ordrereference", order.reference],
      ],
    },
    late ? "Bestillingen bør derfor sendes hurtigst muligt. Sådan gør du:" : "Sådan gør du:",
    {
      steps: [
        "Opret en ny mail i Outlook, og åbn Rutebestilling fra båndet.",
        `Vælg ${profile.municipality.name}, og find mail ${order.index} af ${order.total}.`,
        `Tryk på »${button}«, og læs mailen igennem. Bilagene vedhæftes automatisk.`,
        "Send mailen, og giv mig besked, så jeg kan afslutte opgaven i KLIK.",
      ],
    },
    { lines: signatureLines(order) },
  ];
  const task = late ? `mangler at blive sendt (fristen var den ${orderBy})` : `skal sendes senest den ${orderBy}`;
  return noteMail(parts, {
    subject: `Bestilling for ${roles} ${task} – ${profile.municipality.name}`,
    to: colleague === null ? [] : [colleague],
  });
}
