/** What lies in the mailbox at the start. All of it is invented, on example domains. */
import type { Mailbox } from "../mailbox/mailbox";

const at = (iso: string): number => Date.parse(iso);

/** Fills an empty mailbox. */
export function receiveSampleMails(mailbox: Mailbox): void {
  mailbox.receive({
    from: "Indkøb og Kontrakter <indkoeb@eksempel.dk>",
    subject: "Referat fra kontraktmøde",
    html:
      "<p>Kære alle</p><p>Her er referatet fra mødet i sidste uge. Ret endelig til, hvis jeg har misforstået noget.</p>" +
      "<ul><li>Driftsaftalen forlænges til årets udgang</li><li>Nye kontaktpersoner meldes ind senest fredag</li></ul>" +
      "<p>Venlig hilsen<br>Indkøb og Kontrakter</p>",
    attachments: [
      { name: "Referat kontraktmøde.txt", text: "Referat\r\n\r\n1. Driftsaftalen forlænges\r\n2. Kontaktpersoner\r\n" },
    ],
    date: at("2020-03-05T10:12:00Z"),
    isRead: true,
  });
  mailbox.receive({
    from: "Driftscenteret <drift@eksempel.dk>",
    subject: "Planlagt servicevindue lørdag kl. 22-24",
    html:
      "<p>Hej</p><p>Lørdag den 14. marts mellem kl. 22 og 24 opdaterer vi filserverne. Der kan være korte udfald på SFTP i perioden.</p>" +
      "<p>Med venlig hilsen<br>Driftscenteret</p>",
    date: at("2020-03-06T13:40:00Z"),
    isRead: true,
  });
  mailbox.receive({
    folder: "sent",
    to: ["Driftscenteret <drift@eksempel.dk>"],
    subject: "SV: Planlagt servicevindue lørdag kl. 22-24",
    html: "<p>Tak for beskeden, det passer os fint.</p>",
    date: at("2020-03-06T14:02:00Z"),
  });
  mailbox.receive({
    from: "Kantinen <kantinen@eksempel.dk>",
    subject: "Ugens menu",
    html: "<p>Mandag: grøntsagslasagne<br>Tirsdag: fiskefilet<br>Onsdag: suppe og hjemmebagt brød</p><p>Velbekomme!</p>",
    date: at("2020-03-09T07:15:00Z"),
  });
  mailbox.receive({
    from: "KLIK (prøve) <klik@eksempel.dk>",
    subject: "Ny opgave i KLIK: 03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning",
    html:
      "<p>Din kommune har fået en ny opgave i KLIK.</p>" +
      "<table><tbody>" +
      "<tr><td><b>Opgave</b></td><td>03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning</td></tr>" +
      "<tr><td><b>Projekt</b></td><td>Basisimplementering af ØiR</td></tr>" +
      "<tr><td><b>Prioritet</b></td><td>Obligatorisk</td></tr>" +
      "<tr><td><b>Publiceret</b></td><td>9. marts 2020</td></tr>" +
      "<tr><td><b>Løses senest</b></td><td>18. marts 2020</td></tr>" +
      "</tbody></table>" +
      "<p>Opgaven løses af den systemansvarlige for bogføring og den systemansvarlige for opkrævning.</p>" +
      "<p><i>Denne besked er opdigtet og findes kun i den lokale Outlook.</i></p>",
    date: at("2020-03-09T08:30:00Z"),
  });
}
