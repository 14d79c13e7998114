/**
 * What each field of organisation.json is, in Danish, for the editor's completion and for the table in
 * docs/admin/organisation.md. Keys: the object's name and the field's; `build-organisation-schema.ts` fails when a field
 * has no description or a description no field.
 */
export const ORGANISATION_DESCRIPTIONS: Readonly<Record<string, string>> = {
  "file.$schema": "Adressen på skemaet, så editoren kan foreslå og kontrollere felter. Lad den stå.",
  "file.version": "Filens version. Altid 1.",
  "file.date": "Hvornår filen sidst blev rettet (åååå-mm-dd).",
  "file.suppliers":
    "Leverandører, der skrives ét sted og bruges af flere systemer. Et system henviser med leverandørens id.",
  "file.municipalities": "Kommunerne. Er der kun én kommune, står der én. Rækkefølgen er ligegyldig.",
  "file.campaigns": "Jeres egne bestillingsrunder ud over den indbyggede fra marts 2020.",

  "supplier.id": "Leverandørens id i denne fil: små bogstaver, cifre og bindestreg.",
  "supplier.company": "Forvaltningsansvarlig: navnet på den virksomhed, der modtager bestillingen.",
  "supplier.emails": "Den eller de mailadresser, som bestillingen sendes til.",
  "supplier.cc": "Adresser hos leverandøren, der skal have kopi.",
  "supplier.cvr": "Leverandørens CVR-nummer, otte cifre.",
  "supplier.contact": "Kontaktperson hos leverandøren.",

  "municipality.code": "Kommunekoden, tre cifre: 101 for Københavns Kommune.",
  "municipality.name": "Kommunens navn. Kun for læsbarhedens skyld. Står det der, kontrolleres det mod kommunekoden.",
  "municipality.cvr": "Kommunens CVR-nummer. Står det der, kontrolleres det mod kommunekoden.",
  "municipality.source": "Hvor oplysningerne kommer fra, fx kontrakten eller den ansvarlige enhed. Vises i panelet.",
  "municipality.date": "Hvornår oplysningerne sidst er kontrolleret (åååå-mm-dd). Vises i panelet.",
  "municipality.bookkeeping": "Bogføringssystemet og dets forvaltningsansvarlige.",
  "municipality.collection":
    "Opkrævningssystemet og dets forvaltningsansvarlige. Er det samme system som bogføringssystemet, skrives samme navn og leverandør. Så bliver det til én mail.",
  "municipality.contact": "Den person eller funktionspostkasse, som leverandøren skal svare.",
  "municipality.cc": "Adresser i kommunen, der skal have kopi af hver bestilling.",
  "municipality.journalReference": "Sagsnummer eller journalreference, der skrives i mailen.",
  "municipality.billing": "Oplysninger til fakturaen: etablering af en rute er en fakturerbar ydelse.",
  "municipality.route": "Tekniske oplysninger om ruten til Bilag 1.",
  "municipality.cleanup": "Oprydning og overvågning til Bilag 2.",
  "municipality.klik": "Oplysninger om opgaven i KLIK.",
  "municipality.locked": "Navnene på de felter, som brugerne ikke må ændre. Et låst felt skal have en værdi.",

  "system.system": "It-systemets navn.",
  "system.supplier": "Forvaltningsansvarlig: id'et på en leverandør fra »suppliers«, eller leverandøren skrevet her.",
  "system.cc": "Adresser, der skal have kopi af bestillingen til netop dette system.",
  "system.systemUuid": "It-systemets UUID på Serviceplatformen.",
  "system.serviceAgreement": "Serviceaftalens UUID eller reference.",
  "system.sftpUser": "Systemets brugernavn på SFTP-serveren.",
  "system.sftpFolder": "Mappen på SFTP-serveren, fx IN.",
  "system.certificateSerial": "Serienummeret på systemets certifikat (FOCES eller VOCES). Aldrig selve nøglen.",
  "system.sshFingerprint": "Fingeraftrykket af systemets offentlige SSH-nøgle. Aldrig den private nøgle.",
  "system.ipAddresses": "De IP-adresser, som systemet forbinder fra.",
  "system.operationsContact": "Driftskontakt hos leverandøren.",

  "contact.name": "Kontaktpersonens eller funktionspostkassens navn.",
  "contact.email": "Kontaktpersonens eller funktionspostkassens mailadresse.",
  "contact.phone": "Telefonnummer, som leverandøren kan ringe på.",

  "billing.ean": "EAN-nummer, 13 cifre.",
  "billing.reference": "Reference eller ordrenummer, der skal stå på fakturaen.",

  "route.environment": "Miljøet: Produktion, Eksternt testmiljø eller begge.",
  "route.integrationReference": "Integrationens reference på Serviceplatformen.",
  "route.senderSystemUuid": "UUID på det system, der sender sortimentet.",
  "route.senderCvr": "CVR-nummer på den myndighed, der sender sortimentet.",
  "route.parameters": "Supplerende ruteparametre, hver skrevet som navn=værdi.",
  "route.fileNamePattern": "Mønster for filnavnene.",

  "cleanup.retentionDays": "Antal dage, en fil, der ikke er hentet, bliver liggende. Et helt tal uden anførselstegn.",
  "cleanup.action": "Hvad der skal ske, når tiden er gået: Slet eller Slet og send advis.",
  "cleanup.alertAfter": "Hvornår der skal sendes advis om filer, der ikke er hentet, fx 24 timer.",
  "cleanup.alertRecipients": "De adresser, der skal have advis. Brug gerne en funktionspostkasse.",

  "klik.reference": "Opgavens reference i KLIK.",

  "campaign.id":
    "Rundens id, 2-16 bogstaver og cifre, fx ØIR04. Det indleder ordrereferencen i mailens emne og må ikke ændres, når mailene er sendt.",
  "campaign.title": "Opgavens titel, som den står i KLIK.",
  "campaign.project": "Projektet, som opgaven hører til. Udeladt: Basisimplementering af ØiR.",
  "campaign.published": "Den dag, opgaven er publiceret (åååå-mm-dd). Fra den dag åbner panelet på runden.",
  "campaign.orderBy":
    "Sidste dag for bestilling (åååå-mm-dd). Udeladt: fem arbejdsdage før readyBy, weekender og danske helligdage ikke talt med.",
  "campaign.readyBy": "Den dag, ruter og overvågning skal være klar (åååå-mm-dd).",
  "campaign.frozenZone": "En periode, hvor der ikke kan etableres nye sortimenter, begge dage med.",
  "campaign.subjectSystems":
    "De fagsystemer, hvis sortimenter ændres. YR, KSD og KY skrives blot med navnet. Andre kan skrives som objekt, så navnet også staves ud i mailen.",
  "campaign.route": "Hvad runden bestiller. Mail, bilag og kvittering tager det herfra.",
  "campaign.steps":
    "Opgavens fem trin med dens egne ord. Trin 4 bør nævne bestillingsfristen. Udeladt: trinnene fra marts 2020 med denne rundes frist.",
  "campaign.forms":
    "De blanketter, der vedhæftes hver mail. Udeladt: Bilag 1 og Bilag 2 med titlerne fra marts 2020 og denne rundes rute. Titlerne må ikke nævne en anden rute end route.",
  "campaign.twoSystems": "Hvem der ifølge opgaven har to systemer. Udeladt: som i opgaven fra marts 2020.",
  "campaign.recommendedPerformer": "Hvem opgaven anbefaler som udfører.",
  "campaign.extraText": "En tekst fra jer, der sættes ind i mailen. Ren tekst, højst 1000 tegn.",
  "campaign.source": "Hvor rundens oplysninger kommer fra. Vises i panelet.",

  "frozenZone.from": "Periodens første dag (åååå-mm-dd).",
  "frozenZone.to": "Periodens sidste dag (åååå-mm-dd).",

  "subjectSystems.name": "Fagsystemets navn, fx YR.",
  "subjectSystems.spelledOut": "Navnet stavet ud, fx Ydelsesrefusion.",

  "route.name": "Rutens navn, som opgaven skriver det, fx SFTP-Rute_2.",
  "route.transfer": "Overførslens navn, som det står i Bilag 1, fx SortimentOverfør_1.",
  "route.cleanupTransfer": "Overførslens navn, som det står i Bilag 2, fx OverførSortiment_1.",
  "route.service": "Integrationen, fx SF7002 Overfør Sortiment.",

  "forms.id": "Blankettens id i forms.json, fx bilag-1.",
  "forms.number": "Bilagets nummer. Et helt tal uden anførselstegn.",
  "forms.title": "Blankettens titel uden »Bilag 1:«. Den bliver til filnavnet.",

  "twoSystems.municipalityCodes": "Koderne på de kommuner, som opgaven nævner.",
  "twoSystems.pairs": "Bogføringssystemer, der følges af et andet opkrævningssystem.",
  "pairs.bookkeeping": "Bogføringssystemets navn.",
  "pairs.collection": "Opkrævningssystemets navn.",
};
