import { contentTypeFor } from "../headers.cjs";
import type { Fault } from "./fault";
import type { Answer } from "./request";

/** The pages where one logs on, by their addresses. */
const LOGIN = /login|logon|signin|sign-in|adfs|saml|\bsso\b|\/auth|oauth|nemlog/i;
const WITHOUT_LOGIN =
  "Filerne skal kunne hentes uden login, for Outlook logger ikke på. Undtag adressen i den portal, proxy eller adgangsstyring, der står foran webserveren.";

/**
 * What is wrong with an answer to a file that has to be there; null when nothing is.
 * @param path the file, below the site's folder
 * @param url the address that was asked for
 */
export function answerFault(path: string, url: string, answer: Answer): Fault | null {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirectFault(url, answer);
  if (status === 401) return loginFault(answer);
  if (status === 403) return refusalFault(path);
  if (status === 404 || status === 410) {
    return {
      text: `Serveren svarer ${status}: Filen er der ikke.`,
      remedy: "Læg hele mappen op, og kontrollér, at adressen peger på mappen med taskpane.html.",
    };
  }
  if (status === 429) {
    return {
      text: "Serveren svarer 429: for mange forespørgsler.",
      remedy: "Hæv grænsen på serveren eller i den firewall, der står foran. Panelet henter flere filer på én gang.",
    };
  }
  if (status >= 500) {
    return {
      text: `Serveren svarer ${status}: Den har en fejl.`,
      remedy:
        "Se webserverens fejllog. På IIS giver en linje i web.config, som serveren ikke kender, 500. 502 til 504 kommer fra en proxy, som ikke kan nå webserveren.",
    };
  }
  if (status !== 200) return { text: `Serveren svarer ${status}.`, remedy: "Se webserverens log." };
  const isPage = mime(answer.headers["content-type"]) === "text/html" && !path.endsWith(".html");
  return isPage ? webPageFault(answer.body.toString("utf8")) : null;
}

function redirectFault(url: string, { status, headers }: Answer): Fault {
  const location = headers.location ?? "";
  const text = `Serveren sender videre til ${location || "et andet sted"} (${status}).`;
  if (LOGIN.test(location)) return { text: `${text} Det ligner en loginside.`, remedy: WITHOUT_LOGIN };
  const target = URL.canParse(location, url) ? new URL(location, url) : null;
  const asked = new URL(url);
  if (target?.href === asked.href) {
    return {
      text: `Serveren sender videre til den samme adresse igen og igen (${status}).`,
      remedy:
        "En regel, der sender http til https, kan ikke se, at I kom med https. Slet den (i .htaccess: linjerne om mod_rewrite), og lad det, der står foran webserveren, gøre det.",
    };
  }
  if (target?.protocol === "http:") {
    return { text, remedy: "Outlook bruger kun https. Fjern den viderestilling, der fører tilbage til http." };
  }
  if (target && target.host !== asked.host && target.pathname === asked.pathname) {
    return {
      text,
      remedy: `Outlook kan ikke følge med. Brug adressen på ${target.host} (kør deploy/rebase.mjs), eller fjern viderestillingen.`,
    };
  }
  return { text, remedy: "Outlook kan ikke følge med. Fjern viderestillingen." };
}

function loginFault({ headers }: Answer): Fault {
  const scheme = /^\w+/.exec(headers["www-authenticate"] ?? "")?.[0];
  const text = `Serveren kræver login (401${scheme ? `, ${scheme}` : ""}).`;
  if (/^(?:negotiate|ntlm)$/i.test(scheme ?? "")) {
    return {
      text,
      remedy:
        "Slå Windows-godkendelse fra og anonym adgang til for webstedet (IIS: Godkendelse). Outlook logger ikke på.",
    };
  }
  if (/^basic$/i.test(scheme ?? "")) {
    return { text, remedy: "Fjern adgangskoden på mappen (auth_basic eller .htpasswd). Outlook logger ikke på." };
  }
  return { text, remedy: WITHOUT_LOGIN };
}

function refusalFault(path: string): Fault {
  const text = "Serveren afviser (403).";
  if (/^(?:organisation|forms)\//.test(path)) {
    return {
      text,
      remedy:
        "Har I lukket mappen for andre end kommunens net (Hvem kan læse siden? i docs/admin/installation.md), så kør kontrollen fra kommunens net. Har I ikke, så giv webserveren læserettighed til mappen og filen.",
    };
  }
  return {
    text,
    remedy:
      "Kontrollér tre ting: at webserveren har læserettighed til filen og mapperne over den; at ingen af dem er en genvej (symbolsk link), som serveren ikke følger; og at serveren ikke kun er åben for bestemte net. I så fald køres kontrollen derfra.",
  };
}

const mime = (type: string | undefined) => (type ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
const ALIKE: Readonly<Record<string, string>> = {
  "text/xml": "application/xml",
  "application/javascript": "text/javascript",
};

/** What is wrong with the type of a file that came; null when nothing is. */
export function typeFault(path: string, { headers }: Answer): Fault | null {
  const shipped = contentTypeFor(path);
  const wanted = mime(shipped);
  const type = headers["content-type"];
  const sent = mime(type);
  const extension = path.slice(path.lastIndexOf("."));
  if (shipped && (ALIKE[sent] ?? sent) !== wanted) {
    return {
      text: sent ? `Typen er "${sent}" og ikke "${wanted}".` : `Typen mangler. Den skal være "${wanted}".`,
      remedy: `Sæt typen for ${extension} på webserveren. Den medfølgende opsætning gør det (nginx: types, Apache: AddType, IIS: mimeMap).`,
    };
  }
  const charset = /charset="?([\w-]+)/i.exec(type ?? "")?.[1]?.toLowerCase();
  if (shipped?.includes("charset=utf-8") && charset !== undefined && charset !== "utf-8") {
    return {
      text: `Tegnsættet er "${charset}" og ikke "utf-8".`,
      remedy:
        "Danske bogstaver bliver forkerte. Fjern det tegnsæt, som webserveren sætter (Apache: AddDefaultCharset Off).",
    };
  }
  return null;
}

/** A web page in the place of another file. */
function webPageFault(html: string): Fault {
  const title = /<title[^>]*>\s*([^<]{1,60})/i.exec(html)?.[1]?.trim();
  const text = `Serveren svarer med en webside${title ? ` (»${title}«)` : ""} i stedet for filen.`;
  if (/type=["']?password/i.test(html) || LOGIN.test(title ?? "")) {
    return { text: `${text} Det ligner en loginside.`, remedy: WITHOUT_LOGIN };
  }
  if (/<title>\s*Rutebestilling/i.test(html)) {
    return {
      text: "Serveren svarer med taskpane.html i stedet for filen.",
      remedy:
        "Filen er der ikke, og en regel sender alt ukendt til forsiden. Læg filen op, og fjern reglen (nginx: try_files, Azure: navigationFallback, IIS: URL Rewrite).",
    };
  }
  return { text, remedy: `Det kan være en fejlside, en portal eller en loginside. ${WITHOUT_LOGIN}` };
}
