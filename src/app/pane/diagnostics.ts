/** What is told of a pane, to find a fault. Nothing of it says who the user is or what a mail holds. */
export interface DiagnosticsInput {
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

/** Writes diagnostics as plain text, a line each, in English: developers read it. */
export function writeDiagnostics(input: DiagnosticsInput): string {
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
