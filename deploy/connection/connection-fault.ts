import type { Fault } from "./fault";
import { type CutOff, TIMEOUT_MS, type TimedOut } from "./request";
import { lookAtCertificate, type OwnAuthority, type ShownCertificate } from "./trust";

const WHOLE_CHAIN =
  "Læg hele kæden af certifikater på serveren: serverens eget og mellemcertifikatet (ofte fullchain.pem).";
const SPEAKS_NO_HTTPS: Fault = {
  text: "Serveren taler ikke https på den port.",
  remedy: "Kontrollér portnummeret, og at webstedet er sat op med https og et certifikat.",
};

/** What goes wrong before a certificate is seen, by Node's code. */
const FAULTS: Readonly<Record<string, Fault>> = {
  ENOTFOUND: {
    text: "Adressen findes ikke i DNS.",
    remedy: "Kontrollér stavemåden, og at navnet er oprettet i den DNS, som denne pc bruger.",
  },
  EAI_AGAIN: { text: "DNS svarer ikke.", remedy: "Kontrollér netforbindelsen, og prøv igen." },
  ECONNREFUSED: {
    text: "Serveren tager ikke imod forbindelser.",
    remedy: "Kontrollér, at den kører og lytter på porten, og at en firewall ikke lukker.",
  },
  ECONNRESET: {
    text: "Serveren afbrød forbindelsen.",
    remedy: "Kontrollér, at porten er sat op til https, og at en firewall eller proxy ikke bryder forbindelsen.",
  },
  EHOSTUNREACH: {
    text: "Der er ingen vej til serveren herfra.",
    remedy: "Kontrollér netforbindelsen (VPN), og at en firewall ikke lukker.",
  },
  EPROTO: SPEAKS_NO_HTTPS,
  ETIMEDOUT: {
    text: "Serveren svarer ikke på forsøget på at få forbindelse.",
    remedy: "En firewall lukker formentlig. Kontrollér, at serveren kan nås herfra på den port.",
  },
};
const SAME_AS: Readonly<Record<string, string>> = { ENETUNREACH: "EHOSTUNREACH", EPIPE: "ECONNRESET" };

const NOT_TRUSTED = [
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_UNTRUSTED",
];

/** What the administrator has asked with. */
export interface Circumstances {
  readonly url: string;
  readonly authority?: OwnAuthority | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Why there is no answer from a server, and what to do about it. Where it is the certificate, the server is asked once
 * more, to see which one it has.
 * @param error what `request` rejected with
 */
export async function connectionFault(error: unknown, { url, authority, timeoutMs }: Circumstances): Promise<Fault> {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "TIMED_OUT") return timedOut(error as TimedOut);
  if (code === "CUT_OFF") return cutOff(error as CutOff);
  const known = FAULTS[SAME_AS[code] ?? code];
  if (known) return known;
  const isOfCertificate = NOT_TRUSTED.includes(code) || /CERT|ALTNAME/.test(code);
  const shown = isOfCertificate ? await lookAtCertificate(url, timeoutMs ?? TIMEOUT_MS) : null;
  if (shown) return certificateFault(code, shown, url, authority);
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/.test(code)) {
    return { text: "Serveren bruger en forældet version af TLS.", remedy: "Slå TLS 1.2 eller 1.3 til på serveren." };
  }
  if (code.startsWith("ERR_SSL")) return SPEAKS_NO_HTTPS;
  if (code.startsWith("HPE_")) {
    return {
      text: "Svaret er ikke http.",
      remedy: "Kontrollér portnummeret, og at det er en webserver, der svarer på den.",
    };
  }
  return { text: `Forbindelsen fejlede (${code || message}).`, remedy: "Kontrollér adressen og netforbindelsen." };
}

function timedOut({ stage, seconds }: TimedOut): Fault {
  const time = `${seconds} ${seconds === 1 ? "sekund" : "sekunder"}`;
  switch (stage) {
    case "connecting":
      return {
        text: `Der er ikke forbindelse til serveren efter ${time}.`,
        remedy: "En firewall lukker formentlig. Kontrollér, at serveren kan nås herfra på den port.",
      };
    case "waiting":
      return {
        text: `Serveren tager imod forbindelsen, men svarer ikke inden for ${time}.`,
        remedy: "Se webserverens fejllog. Står der en proxy foran, så kontrollér, at den kan nå webserveren.",
      };
    case "receiving":
      return {
        text: `Svaret begynder, men er ikke færdigt efter ${time}.`,
        remedy: "Kontrollér serverens belastning og disk, og at en proxy ikke holder svaret tilbage.",
      };
  }
}

function cutOff(_error: CutOff): Fault {
  return {
    text: "Svaret holder op, før det er helt.",
    remedy: "Se webserverens fejllog (fuld disk, proxy med for lille grænse). Læg filen op igen.",
  };
}

const day = (date: Date) => date.toLocaleDateString("da-DK", { day: "numeric", month: "long", year: "numeric" });

function certificateFault(
  code: string,
  shown: ShownCertificate,
  url: string,
  authority: OwnAuthority | undefined,
): Fault {
  if (code === "CERT_HAS_EXPIRED") {
    return { text: `Certifikatet udløb den ${day(shown.validTo)}.`, remedy: "Forny det." };
  }
  if (code === "CERT_NOT_YET_VALID") {
    return {
      text: `Certifikatet gælder først fra den ${day(shown.validFrom)}.`,
      remedy: "Kontrollér serverens ur og denne pc's ur.",
    };
  }
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return {
      text: `Certifikatet er udstedt til et andet navn (${shown.names.join(", ")}) og ikke til ${new URL(url).hostname}.`,
      remedy: "Brug et certifikat, der gælder for adressen, eller skriv adressen, som certifikatet gælder for.",
    };
  }
  if (shown.selfSigned) {
    return {
      text: "Certifikatet er selvudstedt.",
      remedy:
        "Outlook kræver et certifikat fra en udsteder, som brugernes pc'er har tillid til. Er det en testserver, så angiv certifikatet med --ca.",
    };
  }
  if (NOT_TRUSTED.includes(code)) return untrusted(code, shown, authority);
  return { text: `Certifikatet kan ikke godkendes (${code}).`, remedy: "Brug et nyt certifikat." };
}

function untrusted(code: string, { issuer, issuerIsPublic }: ShownCertificate, authority?: OwnAuthority): Fault {
  const text = `Certifikatet er udstedt af »${issuer}«, som denne pc ikke kan kende.`;
  const chainIsWhole = code === "SELF_SIGNED_CERT_IN_CHAIN";
  if (authority) {
    return {
      text: `${text} ${authority.file} er »${authority.names.join("«, »")}«.`,
      remedy: chainIsWhole
        ? "Angiv rodcertifikatet fra den udsteder, som serverens kæde ender i, med --ca."
        : `Angiv rodcertifikatet bag »${issuer}« med --ca. Er der et mellemcertifikat, skal serveren sende det med.`,
    };
  }
  if (issuerIsPublic && !chainIsWhole)
    return { text: "Serveren sender ikke mellemcertifikatet med.", remedy: WHOLE_CHAIN };
  return {
    text,
    remedy: chainIsWhole
      ? "Er det kommunens egen udsteder, så angiv dens rodcertifikat: --ca rod.pem."
      : `Er »${issuer}« kommunens egen udsteder, så angiv rodcertifikatet: --ca rod.pem. Er det en offentlig udsteder, så mangler mellemcertifikatet: ${WHOLE_CHAIN.charAt(0).toLowerCase()}${WHOLE_CHAIN.slice(1)}`,
  };
}
