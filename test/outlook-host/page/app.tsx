/** The page of the local Outlook. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Persona } from "../behaviours/persona";
import type { Person } from "../mailbox/recipient";
import type { UiLanguage } from "../protocol/app-context";
import { NOTIFY_TAB_IN } from "../protocol/envelope";
import { AppointmentDialog } from "./appointment-dialog";
import { CommandBar } from "./command-bar";
import { ComposeForm } from "./compose-form";
import { DraftTabs } from "./draft-tabs";
import { FaultDrawer } from "./fault-drawer";
import { FolderList } from "./folder-list";
import { MailList } from "./mail-list";
import type { OutlookHost, Theme } from "./outlook-host";
import { PaneRegion } from "./pane-region";
import { ReadingPane } from "./reading-pane";
import { TopBar } from "./top-bar";

export interface AppProps {
  readonly host: OutlookHost;
  readonly onTheme: (theme: Theme) => void;
  readonly onLanguage: (language: UiLanguage) => void;
  readonly onOwner: (owner: Person) => void;
  readonly personas: readonly Persona[];
  /** The persona's name at the start; "" where switches were given one by one. */
  readonly persona: string;
  readonly onPersona: (name: string) => void;
}

export function App({ host, onTheme, onLanguage, onOwner, personas, persona: personaAtStart, onPersona }: AppProps) {
  useSyncExternalStore(host.subscribe, host.getVersion);
  const [persona, setPersona] = useState(personaAtStart);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const { theme, activeDraftId, selectedMailId, message, appointment } = host.view;

  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  // F6 goes into the pane, as between the regions of Outlook.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const pane = host.visiblePane;
      if (event.key !== "F6" || pane === null) return;
      event.preventDefault();
      host.notifyPane(pane.id, NOTIFY_TAB_IN);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [host]);

  const draft = activeDraftId === null ? undefined : host.mailbox.findDraft(activeDraftId);
  const mail = selectedMailId === null ? undefined : host.mailbox.findMail(selectedMailId);
  return (
    <div className="outlook">
      <TopBar
        host={host}
        isDrawerOpen={isDrawerOpen}
        onTheme={onTheme}
        onLanguage={onLanguage}
        onDrawer={() => setDrawerOpen((isOpen) => !isOpen)}
      />
      <CommandBar host={host} draft={draft} mail={mail} />
      <div className="outlook__columns">
        <FolderList host={host} />
        <MailList host={host} />
        <main className="outlook__item">
          {message !== null && (
            <div className="message" role="status">
              <span>{message}</span>
              <button type="button" className="message__close" onClick={() => host.dismissMessage()}>
                Luk besked
              </button>
            </div>
          )}
          {draft ? (
            <ComposeForm key={draft.id} host={host} draft={draft} />
          ) : mail ? (
            <ReadingPane host={host} mail={mail} />
          ) : (
            <p className="outlook__nothing">Vælg en mail for at læse den, eller skriv en ny.</p>
          )}
          <DraftTabs host={host} />
        </main>
        <PaneRegion host={host} />
        {isDrawerOpen && (
          <FaultDrawer
            host={host}
            personas={personas}
            persona={persona}
            onPersona={(name) => {
              setPersona(name);
              onPersona(name);
            }}
            onOwner={onOwner}
            onClose={() => setDrawerOpen(false)}
          />
        )}
      </div>
      {appointment && <AppointmentDialog appointment={appointment} onClose={() => host.closeAppointment()} />}
    </div>
  );
}
