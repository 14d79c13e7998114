/** A subject system whose sortiment is distributed. */
export interface SubjectSystem {
  /** As the task names it: `YR`. */
  readonly name: string;
  /** The name spelled out, `Ydelsesrefusion`; null where nobody has said it. */
  readonly spelledOut: string | null;
}

/**
 * What a round orders. It is said here once: mail, forms, preview, receipt, reminder and handover note read it, so that
 * they cannot contradict each other. A round's dates stand beside it in the campaign.
 */
export interface RouteOrder {
  /** The route's name, as the task writes it: `SFTP-Rute_2`. */
  readonly route: string;
  /**
   * The transfer's name, as the task writes it where routes are ordered (Bilag 1, `SortimentOverfør_1`) and where files
   * are cleaned up (Bilag 2, `OverførSortiment_1`). The two spellings differ in the task, and neither is corrected.
   */
  readonly transfers: { readonly routes: string; readonly cleanup: string };
  /** The integration that distributes: `SF7002 Overfør Sortiment`. */
  readonly service: string;
  /** At least one. */
  readonly subjectSystems: readonly SubjectSystem[];
}

/** Names that are spelled out without anybody having to: the task's own two, and the next that it names (KY). */
const KNOWN_NAMES: Readonly<Record<string, string>> = {
  YR: "Ydelsesrefusion",
  KSD: "Kommunernes Sygedagpengesystem",
  KY: "Kommunernes Ydelsessystem",
};

/** A subject system by its name; spelled out where the name is known. */
export function subjectSystem(name: string, spelledOut: string | null = null): SubjectSystem {
  return { name, spelledOut: spelledOut ?? KNOWN_NAMES[name] ?? null };
}

/** `YR (Ydelsesrefusion)`, or the name alone. */
export function spellOut({ name, spelledOut }: SubjectSystem): string {
  return spelledOut === null ? name : `${name} (${spelledOut})`;
}

/** The route with the transfer that it is for: `SFTP-Rute_2 til SortimentOverfør_1`. */
export function routeAndTransfer({ route, transfers }: RouteOrder): string {
  return `${route} til ${transfers.routes}`;
}

/** The id of the form for the clean-up. Every other form is about the route. */
const CLEANUP_FORM = "bilag-2";

/** The transfer as a form names it: as in the form's title, else as the form is about the route or the clean-up. */
export function transferOf({ transfers }: RouteOrder, form: { readonly id: string; readonly title: string }): string {
  const { routes, cleanup } = transfers;
  const named = [routes, cleanup].filter((name) => form.title.includes(name));
  if (named.length === 1) return named[0] ?? routes;
  return form.id === CLEANUP_FORM ? cleanup : routes;
}

/** What a round says too little of. */
export type RouteOrderProblem = "route-missing" | "transfer-missing" | "service-missing" | "subject-systems-missing";

/** Whether a round says what it orders. Empty when it does. Names that no file can be called by are missing too. */
export function checkRouteOrder({ route, transfers, service, subjectSystems }: RouteOrder): RouteOrderProblem[] {
  const problems: RouteOrderProblem[] = [];
  if (!isUsableName(route)) problems.push("route-missing");
  if (!isUsableName(transfers.routes) || !isUsableName(transfers.cleanup)) problems.push("transfer-missing");
  if (service.trim() === "") problems.push("service-missing");
  if (subjectSystems.length === 0 || subjectSystems.some(({ name }) => name.trim() === "")) {
    problems.push("subject-systems-missing");
  }
  return problems;
}

/** Whether a route or a transfer can be called so: the forms' titles name it, and a title becomes a file name. */
export function isUsableName(text: string): boolean {
  return text === text.trim() && text.length <= 60 && /^[^\\/:*?"<>|\p{Cc}]+$/u.test(text);
}

/** What looks like a route's or a transfer's name in a title: `SFTP-Rute_2`, `SortimentOverfør_1`. */
const NAME = /[\p{L}\p{N}-]*(?:[Rr]ute|[Ss]ortiment|[Oo]verfør)\p{L}*[_ ]?\d+/gu;

function namesIn(title: string): string[] {
  return title.normalize("NFC").match(NAME) ?? [];
}

/**
 * The names of routes and transfers in a form's title that the round does not order: such a form would contradict the
 * mail. `Rute_2` names `SFTP-Rute_2`.
 */
export function findForeignNames(
  title: string,
  { route, transfers }: Pick<RouteOrder, "route" | "transfers">,
): string[] {
  const own = [route, route.replace(/^SFTP-/, ""), transfers.routes, transfers.cleanup];
  const ownNames = new Set(own.map((name) => name.normalize("NFC")));
  return namesIn(title).filter((name) => !ownNames.has(name));
}

/** A form's title that names one round's route and transfers, for another round's. */
export function retitle(
  title: string,
  from: Pick<RouteOrder, "route" | "transfers">,
  to: Pick<RouteOrder, "route" | "transfers">,
): string {
  const renamed = new Map([
    [from.route, to.route],
    [from.transfers.routes, to.transfers.routes],
    [from.transfers.cleanup, to.transfers.cleanup],
  ]);
  return title.replace(NAME, (name) => renamed.get(name) ?? name);
}
