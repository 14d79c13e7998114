import { unverifiedParts } from "../../domain/fill/fill-report";
import type { OrganisationState } from "../ports/organisation";
import type { FillStatus } from "./fill-status";
import type { Pane } from "./pane";

/** What a pane says of itself, so that a fault can be found. None of it says who the user is or what a mail holds. */
interface Diagnostics {
  readonly version: string;
  readonly commit: string;
  /** Instant of writing, ISO. */
  readonly at: string;
  /** Outlook as it calls itself: `OfficeOnline 16.01`; null outside. */
  readonly host: string | null;
  /** The newest requirement set that it supports, `1.15`; null when none was asked. */
  readonly requirementSet: string | null;
  readonly surface: string;
  readonly language: string;
  /** State of the organisation file: `loaded 2026-11-01`, `missing`. */
  readonly organisation: string;
  readonly settings: string;
  readonly campaign: string;
  readonly orderCount: number;
  /** Parts of the last fill that were not verified, with cause: `attachment timeout`. */
  readonly lastFill: readonly string[];
  readonly userAgent: string;
}

/**
 * Describes the pane as plain text, a line each, in English: developers read it.
 * @param here the pane's language, and the browser as it calls itself
 */
export function describePane(
  { ports, store }: Pane,
  here: { readonly language: string; readonly userAgent: string },
): string {
  const { organisation, surface, kept, campaign, orders, fills } = store.snapshot();
  return writeDiagnostics({
    ...here,
    ...ports.releases.own,
    ...ports.describeHost(),
    at: ports.clock.now().toISOString(),
    surface,
    organisation: describeOrganisation(organisation),
    settings: kept.status.kind,
    campaign: campaign.id,
    orderCount: orders.length,
    lastFill: Object.values(fills).flatMap(describeFill),
  });
}

function describeOrganisation(state: OrganisationState | null): string {
  if (state === null) return "loading";
  if (state.kind === "loaded") return `loaded ${state.organisation.date ?? "no date"}`;
  return `${state.fault}, last good copy ${state.lastGood?.fetched ?? "none"}`;
}

function describeFill(status: FillStatus): string[] {
  if (status.kind !== "filled") return [status.kind];
  return unverifiedParts(status.report).map(({ part, cause }) => `${part.kind} ${cause}`);
}

function writeDiagnostics(input: Diagnostics): string {
  const lines: [string, string][] = [
    ["Rutebestilling", `${input.version} (${input.commit || "no commit"})`],
    ["Time", input.at],
    ["Outlook", input.host ?? "none"],
    ["Mailbox requirement set", input.requirementSet ?? "none"],
    ["Surface", input.surface],
    ["Language", input.language],
    ["organisation.json", input.organisation],
    ["Settings", input.settings],
    ["Campaign", input.campaign],
    ["Orders", String(input.orderCount)],
    ["Last fill", input.lastFill.join("; ") || "nothing missing"],
    ["Browser", input.userAgent],
  ];
  return lines.map(([name, value]) => `${name}: ${value}\n`).join("");
}
