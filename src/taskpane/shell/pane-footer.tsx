import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { FillStatus } from "../../app/pane/pane-session";
import { usable } from "../../app/pane/pane-session";
import type { OrganisationState } from "../../app/ports/organisation";
import { findOtherRelease, type Release } from "../../browser/release";
import { unverifiedParts } from "../../domain/fill/fill-report";
import { copyText } from "./copy-text";
import { useSession, useSnapshot } from "./session-context";
import { useTexts } from "./texts";

const OWN: Release = { version: __VERSION__, commit: __COMMIT__ };

/** Version, language, and what to send to IT when something is wrong. */
export function PaneFooter({ onSwitchLanguage }: { readonly onSwitchLanguage: () => void }) {
  const session = useSession();
  const snapshot = useSnapshot();
  const texts = useTexts();
  const [other, setOther] = useState<Release | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    void findOtherRelease(OWN).then(setOther);
  }, []);
  const { organisation, surface, kept, campaign, orders, fills } = snapshot;
  const date = usable(organisation)?.date ?? null;

  async function copyDiagnostics() {
    const { writeDiagnostics } = await import(/* webpackChunkName: "diagnostics" */ "../../app/pane/diagnostics");
    const { host, requirementSet } = session.ports.describeHost();
    const text = writeDiagnostics({
      ...OWN,
      at: session.ports.clock.now().toISOString(),
      host,
      requirementSet,
      surface,
      language: texts.language,
      organisation: describeOrganisation(organisation),
      settings: kept.status.kind,
      campaign: campaign.id,
      orderCount: orders.length,
      lastFill: Object.values(fills).flatMap(describeFill),
      userAgent: navigator.userAgent,
    });
    setSaid((await copyText(text)) ? texts.footer.copied : texts.footer.notCopied);
  }

  return (
    <footer className="pane-foot">
      {other && (
        <span className="row">
          {other.switchedOff ? texts.footer.switchedOff : texts.footer.newer(other.version)}
          <Button size="small" onClick={() => window.location.reload()}>
            {texts.footer.reload}
          </Button>
        </span>
      )}
      <span>{texts.footer.version(OWN.version, OWN.commit)}</span>
      {date !== null && <span>{texts.footer.organisationDate(date)}</span>}
      <Button
        appearance="transparent"
        size="small"
        className="inline-button"
        onClick={() => void copyDiagnostics().catch(() => setSaid(texts.footer.notCopied))}
      >
        {texts.footer.copyDiagnostics}
      </Button>
      <Button
        appearance="transparent"
        size="small"
        className="inline-button"
        onClick={onSwitchLanguage}
        lang={texts.footer.otherLanguageCode}
      >
        {texts.footer.otherLanguage}
      </Button>
      <span aria-live="polite">{said}</span>
    </footer>
  );
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
