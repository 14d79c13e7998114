import catalogue from "./data/municipalities.json";

/** One of the 98 Danish municipalities, as the bundled catalogue (data/municipalities.json) has it. */
export interface Municipality {
  /** Municipality code, three digits: `101`. */
  readonly code: string;
  /** Official name with its kind: `Københavns Kommune`. */
  readonly name: string;
  /** Region without the word: `Hovedstaden`. */
  readonly region: string;
  /** CVR number, eight digits that pass modulus 11. */
  readonly cvr: string;
  /** Domain of the staff's mail addresses, lower case: `kk.dk`. */
  readonly mailDomain: string;
  /** Domain of the web site; equal to `mailDomain` for most. */
  readonly webDomain: string;
  /** Codes of the sources of this row, explained under `sources` in the data file. */
  readonly sources: readonly string[];
}

type Row = [string, string, string, string, string, string, string];

/** All 98 municipalities, by code. */
export const MUNICIPALITIES: readonly Municipality[] = (catalogue.rows as Row[]).map(
  ([code, name, region, cvr, mailDomain, webDomain, sources]) => ({
    code,
    name,
    region,
    cvr,
    mailDomain,
    webDomain: webDomain || mailDomain,
    sources: sources.split("+"),
  }),
);

const BY_CODE = new Map(MUNICIPALITIES.map((municipality) => [municipality.code, municipality]));

/** The municipality with a code, or null. */
export function findMunicipality(code: string): Municipality | null {
  return BY_CODE.get(code) ?? null;
}

/** The municipality with a CVR number (spaces ignored), or null. */
export function findMunicipalityByCvr(cvr: string): Municipality | null {
  const digits = cvr.replace(/\s/g, "");
  return MUNICIPALITIES.find((municipality) => municipality.cvr === digits) ?? null;
}

/**
 * The municipality whose mail or web domain an address belongs to, sub-domains too (`x@okf.kk.dk`), or null.
 * The web domain counts because eight municipalities write mail from another domain than their web site's, and some
 * keep both.
 */
export function findMunicipalityByAddress(address: string): Municipality | null {
  const domain = address.trim().toLowerCase().split("@").at(-1) ?? "";
  const owns = (own: string) => domain === own || domain.endsWith(`.${own}`);
  return (
    MUNICIPALITIES.find((municipality) => owns(municipality.mailDomain)) ??
    MUNICIPALITIES.find((municipality) => owns(municipality.webDomain)) ??
    null
  );
}

/** The words people use for a municipality that its official name does not begin with. */
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  "101": ["kbh", "kobenhavn", "copenhagen"],
  "147": ["frb"],
  "169": ["htk"],
  "173": ["ltk"],
  "400": ["brk"],
  "746": ["skb"],
  "751": ["århus"],
  "760": ["rksk"],
  "851": ["ålborg"],
};

/** Folds spelling: lower case, `aa` = `å`, `ae` = `æ`, `oe` = `ø`, accents, hyphens and the word Kommune dropped. */
function foldName(text: string): string {
  return text
    .toLowerCase()
    .replace(/\bkommunes?\b/g, "")
    .replace(/aa/g, "å")
    .replace(/ae/g, "æ")
    .replace(/oe/g, "ø")
    .normalize("NFC")
    .replace(/é/g, "e")
    .replace(/[\s\-.]+/g, " ")
    .trim();
}

/**
 * The municipalities that a typed text may mean, best first: by code, nickname (`Kbh`), the start of the name, then any
 * part of it. `Århus` finds Aarhus, `Aalborg` finds Aalborg and ` Kommune` may be left out. An empty text gives all 98.
 */
export function searchMunicipalities(text: string): Municipality[] {
  const wanted = foldName(text);
  if (wanted === "") return [...MUNICIPALITIES];
  const typed = text.trim().toLowerCase();
  const digits = wanted.replaceAll(" ", "");
  const rank = (municipality: Municipality): number => {
    const name = foldName(municipality.name);
    if (municipality.code === wanted || name === wanted) return 0;
    if ((NICKNAMES[municipality.code] ?? []).some((nickname) => foldName(nickname).startsWith(wanted))) return 1;
    if (name.startsWith(wanted)) return 1;
    if (name.split(" ").some((word) => word.startsWith(wanted))) return 2;
    if (name.includes(wanted) || municipality.cvr.startsWith(digits) || municipality.mailDomain.startsWith(typed))
      return 3;
    return 9;
  };
  return MUNICIPALITIES.map((municipality) => ({ municipality, rank: rank(municipality) }))
    .filter((entry) => entry.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.municipality.name.localeCompare(b.municipality.name, "da"))
    .map((entry) => entry.municipality);
}

/** Whether eight digits are a CVR number: the weighted sum (2,7,6,5,4,3,2,1) is divisible by 11. */
export function isCvrNumber(text: string): boolean {
  const digits = text.replace(/\s/g, "");
  if (!/^[1-9]\d{7}$/.test(digits)) return false;
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}
