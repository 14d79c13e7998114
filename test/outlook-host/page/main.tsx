/** Starts the local Outlook in its page. */
import { createRoot } from "react-dom/client";
import { behave } from "../behaviours/behaviour-table";
import { behavioursOf, type Persona } from "../behaviours/persona";
import { OUTLOOK_LIMITS } from "../mailbox/call-outcome";
import { Mailbox } from "../mailbox/mailbox";
import type { OutgoingMail } from "../mailbox/outgoing-mail";
import { createStoredSettings } from "../mailbox/settings-store";
import { App } from "./app";
import { keepPreferences, readOptionsFragment, readPreferences } from "./host-options";
import { type AddinManifest, readManifest } from "./manifest-reader";
import { OutlookHost } from "./outlook-host";
import { createPageClock } from "./page-clock";
import { moveFocus } from "./pane-focus";
import { receiveSampleMails } from "./sample-mails";
import { createTestApi } from "./test-api";
import "./outlook.css";

/** `/personas.json`: the personas that there are, and the one that the command line asks for. */
interface PersonaList {
  readonly personas: readonly Persona[];
  readonly chosen: string | null;
}

async function deliver(mail: OutgoingMail): Promise<string> {
  const response = await fetch("/outbox", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(mail),
  });
  if (!response.ok) throw new Error(`udbakken svarede ${response.status}`);
  return ((await response.json()) as { file: string }).file;
}

function createDefaultSignature(name: string): string {
  return `<p>Venlig hilsen</p><p><b>${name}</b><br>Systemansvarlig</p>`;
}

async function start(root: HTMLElement): Promise<void> {
  const options = readOptionsFragment(location.hash);
  const preferences = readPreferences(localStorage);
  const owner = options.owner ?? preferences.owner;
  const language = options.language ?? preferences.language;
  const manifestText = await (await fetch("/manifest.xml")).text();
  const readIn = (chosen: typeof language): AddinManifest => readManifest(manifestText, chosen);
  const { personas, chosen } = (await (await fetch("/personas.json")).json()) as PersonaList;
  // What a test or the command line asks for comes before what was chosen in the page.
  const asked = options.behaviours === undefined ? (chosen ?? preferences.persona) : "";
  const persona = personas.find(({ name }) => name === asked);
  const mailbox = new Mailbox({
    owner,
    signature: options.signature ?? createDefaultSignature(owner.name),
    behaviours: behave(persona ? behavioursOf(persona) : {}, options.behaviours ?? {}),
    later: (work, ms) => setTimeout(work, ms),
    now: createPageClock(),
    limits: { ...OUTLOOK_LIMITS, ...options.mailboxLimits },
  });
  receiveSampleMails(mailbox);
  const host = new OutlookHost({
    mailbox,
    settings: createStoredSettings(localStorage, owner.address),
    manifest: readIn(language),
    hostOrigin: location.origin,
    theme: options.theme ?? preferences.theme,
    language,
    deliver,
    moveFocus,
    ...(options.permission === undefined ? {} : { permission: options.permission }),
  });
  window.addEventListener("message", (event) => host.receive(event));
  window.localOutlook = createTestApi(host);
  createRoot(root).render(
    <App
      host={host}
      onTheme={(theme) => {
        keepPreferences(localStorage, { theme });
        host.setTheme(theme);
      }}
      onLanguage={(chosen) => {
        keepPreferences(localStorage, { language: chosen });
        host.setLanguage(chosen, readIn(chosen));
      }}
      onOwner={(chosen) => {
        keepPreferences(localStorage, { owner: chosen });
        location.reload();
      }}
      personas={personas}
      persona={persona?.name ?? ""}
      onPersona={(name) => {
        if (name !== "") keepPreferences(localStorage, { persona: name });
      }}
    />,
  );
}

const root = document.getElementById("root");
if (root) {
  start(root).catch((error: unknown) => {
    root.textContent = `Den lokale Outlook kunne ikke starte: ${error instanceof Error ? error.message : String(error)}`;
  });
}
