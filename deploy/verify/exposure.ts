import { randomBytes } from "node:crypto";
import type { Fault } from "../connection/fault";
import type { Report } from "./report";
import type { Site, SiteFile } from "./site";
import { readUtf8 } from "./text";

/** Files that lie in a folder now and then and are nobody's business. */
const HIDDEN = [".git/HEAD", ".git/config", ".env", ".htaccess", ".htpasswd", ".DS_Store", "web.config"];
const FOLDERS = ["static/", "icons/", "organisation/", "forms/"];

/**
 * What the server shows that it should not: lists of files, hidden files, a page in the place of a file that is not there.
 * @param paths files that are there
 */
export async function checkExposure(paths: readonly string[], site: Site, report: Report): Promise<void> {
  const missing = await site.file(`findes-ikke-${randomBytes(4).toString("hex")}.json`);
  const status = missing.answer?.status;
  const showsPageForMissing = status === 200;
  if (status === undefined || status === 404 || status === 410 || showsPageForMissing) {
    report.check("Serveren svarer 404 på en fil, der ikke findes", missingFault(missing));
  } else {
    report.note(
      `Serveren svarer ${status} og ikke 404 på en fil, der ikke findes.`,
      "Panelet siger så, at kommunens filer er lukket, også når de blot ikke er lagt op. Lad serveren svare 404.",
    );
  }
  const shown = (file: SiteFile) =>
    file.answer?.status === 200 && !(showsPageForMissing && file.body.equals(missing.body));
  const folders = await Promise.all(FOLDERS.map((folder) => site.file(folder)));
  const listed = folders.filter((file) => shown(file) && isList(file, paths)).map(({ path }) => path);
  report.check(
    "Serveren viser ikke lister over filer",
    listed.length === 0
      ? null
      : {
          text: `Den viser, hvad der ligger i ${listed.join(", ")}.`,
          remedy: "Slå visning af mapper fra (nginx: autoindex off, Apache: Options -Indexes, IIS: directoryBrowse).",
        },
  );
  const hidden = (await Promise.all(HIDDEN.map((path) => site.file(path)))).filter(shown).map(({ path }) => path);
  report.check(
    "Serveren viser ikke skjulte filer og opsætninger",
    hidden.length === 0
      ? null
      : {
          text: `Den viser ${hidden.join(", ")}.`,
          remedy:
            "Slet filerne fra mappen, eller luk for dem i webserverens opsætning. Den medfølgende opsætning gør det.",
        },
  );
}

function missingFault({ answer, fault }: SiteFile): Fault | null {
  if (!answer) return fault;
  if (answer.status !== 200) return null;
  return {
    text: "Den svarer 200 med en anden side.",
    remedy:
      "Så kan panelet ikke se, at en fil mangler. Fjern reglen, der sender alt ukendt til forsiden (nginx: try_files, Azure: navigationFallback, IIS: URL Rewrite).",
  };
}

/** A page that names files of its folder. */
function isList({ path, body }: SiteFile, paths: readonly string[]): boolean {
  const text = readUtf8(body);
  const names = paths.filter((file) => file.startsWith(path)).map((file) => file.slice(path.length));
  return (
    /<title>\s*Index of|Directory listing|\[To Parent Directory\]/i.test(text) ||
    names.some((name) => text.includes(name))
  );
}
