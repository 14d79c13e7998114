import * as v from "valibot";
import { FORM_ID } from "../domain/campaign/campaign";

/** What is wrong with an object, or with its keys: a misspelt one would be passed over in silence. */
const object = ({ expected }: Pick<v.BaseIssue<unknown>, "expected">) => {
  if (expected === "never") return "kendes ikke her";
  return expected?.startsWith('"') ? "mangler" : "skal være et objekt { … }";
};
const string = v.string("skal være en tekst i anførselstegn");

/** A file in the folder itself: a path or an address could leave it. */
const fileName = v.pipe(
  string,
  v.trim(),
  v.maxLength(200, "højst 200 tegn"),
  v.regex(/^(?!\.)[^/\\:?#%]+$/, "skal være navnet på en fil i samme mappe"),
);

const entrySchema = v.strictObject(
  {
    /** The form that the file replaces: `bilag-1`. */
    id: v.pipe(string, v.regex(FORM_ID, "skal være små bogstaver, cifre og bindestreger, fx bilag-1")),
    file: fileName,
    /** SHA-256 of the file in hex. When it is there, the file must match. */
    sha256: v.optional(v.pipe(string, v.toLowerCase(), v.regex(/^[0-9a-f]{64}$/, "skal være 64 hexadecimale tegn"))),
    /** Who made the file, for the user to read. */
    origin: v.optional(v.pipe(string, v.trim(), v.maxLength(200, "højst 200 tegn"))),
    date: v.optional(v.pipe(string, v.isoDate("skal være en dato, ÅÅÅÅ-MM-DD"))),
  },
  object,
);

const listSchema = v.object(
  {
    schemaVersion: v.literal(1, "skal være 1"),
    forms: v.pipe(
      v.array(entrySchema, "skal være en liste [ … ]"),
      v.check((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, "samme id er nævnt to gange"),
    ),
  },
  object,
);

/** One file that the organisation puts in a bundled form's place. */
export type HostForm = v.InferOutput<typeof entrySchema>;

/**
 * Reads the organisation's list of forms (forms/forms.json on the add-in's own host).
 * @returns the entries, or what is wrong with the file, in Danish, for the administrator.
 */
export function readHostFormList(text: string): readonly HostForm[] | { readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { problems: ["Filen er ikke gyldig JSON."] };
  }
  const result = v.safeParse(listSchema, json);
  return result.success ? result.output.forms : { problems: result.issues.map((issue) => describeIssue(issue)) };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map((item) => String(item.key)).join(".");
  return path ? `${path}: ${issue.message}` : issue.message;
}
