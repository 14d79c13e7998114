/** The ribbon: what can be done with the mail that is shown, and the add-in's button. */
import { ArrowForwardRegular } from "@fluentui/react-icons/svg/arrow-forward";
import { ArrowReplyRegular } from "@fluentui/react-icons/svg/arrow-reply";
import { ArrowReplyAllRegular } from "@fluentui/react-icons/svg/arrow-reply-all";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { CloudLinkRegular } from "@fluentui/react-icons/svg/cloud-link";
import { ComposeRegular } from "@fluentui/react-icons/svg/compose";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { MailArrowDownRegular } from "@fluentui/react-icons/svg/mail-arrow-down";
import { PuzzlePieceRegular } from "@fluentui/react-icons/svg/puzzle-piece";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { TextTRegular } from "@fluentui/react-icons/svg/text-t";
import { type ReactNode, useRef, useState } from "react";
import type { Draft, Mail } from "../mailbox/mail-item";
import type { OutlookHost } from "./outlook-host";

interface CommandProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly title?: string;
}

function Command({ icon, label, onClick, isPrimary = false, isDisabled = false, title }: CommandProps) {
  const className = isPrimary ? "command command--primary" : "command";
  return (
    <button type="button" className={className} onClick={onClick} disabled={isDisabled} title={title}>
      {icon}
      {label}
    </button>
  );
}

async function readAsBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** A file that lies elsewhere, as OneDrive's do. */
const CLOUD_FILE = { name: "Delt fil.docx", cloudUrl: "https://sky.eksempel.dk/delt-fil.docx" };

function ComposeCommands({ host, draft }: { readonly host: OutlookHost; readonly draft: Draft }) {
  const input = useRef<HTMLInputElement>(null);
  const attach = async (files: FileList | null) => {
    for (const file of files ?? []) host.attach(draft.id, { name: file.name, base64: await readAsBase64(file) });
  };
  const isHtml = draft.bodyType === "html";
  return (
    <>
      <Command icon={<SendRegular aria-hidden />} label="Send" isPrimary onClick={() => void host.send(draft.id)} />
      <Command icon={<DeleteRegular aria-hidden />} label="Kassér" onClick={() => host.discardDraft(draft.id)} />
      <Command icon={<AttachRegular aria-hidden />} label="Vedhæft fil" onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Filer, der vedhæftes"
        onChange={(event) => void attach(event.target.files)}
      />
      <Command
        icon={<CloudLinkRegular aria-hidden />}
        label="Vedhæft fra skyen"
        title="Vedhæfter et link til en opdigtet fil i skyen"
        onClick={() => host.attach(draft.id, CLOUD_FILE)}
      />
      <Command
        icon={<TextTRegular aria-hidden />}
        label={isHtml ? "Skift til almindelig tekst" : "Skift til HTML"}
        onClick={() => host.mailbox.convertBody(draft.id, isHtml ? "text" : "html")}
      />
    </>
  );
}

const SUPPLIER_ANSWER =
  "Tak for bestillingen. Vi er gået i gang og vender tilbage, når ruterne er klar.\nVenlig hilsen\nLeverandøren (prøve)";

function ReadCommands({ host, mail }: { readonly host: OutlookHost; readonly mail: Mail }) {
  return (
    <>
      <Command
        icon={<ArrowReplyRegular aria-hidden />}
        label="Svar"
        onClick={() => host.openDraft({ kind: "reply", answers: mail.id })}
      />
      <Command
        icon={<ArrowReplyAllRegular aria-hidden />}
        label="Svar alle"
        onClick={() => host.openDraft({ kind: "replyAll", answers: mail.id })}
      />
      <Command
        icon={<ArrowForwardRegular aria-hidden />}
        label="Videresend"
        onClick={() => host.openDraft({ kind: "forward", answers: mail.id })}
      />
      {mail.folder === "sent" && (
        <Command
          icon={<MailArrowDownRegular aria-hidden />}
          label="Modtag svar fra leverandøren"
          title="Lægger et opdigtet svar fra mailens første modtager i indbakken"
          onClick={() => host.selectMail(host.mailbox.receiveReplyTo(mail.id, SUPPLIER_ANSWER).id)}
        />
      )}
    </>
  );
}

function AddinButton({ host }: { readonly host: OutlookHost }) {
  const [isIconBroken, setIconBroken] = useState(false);
  const button = host.view.manifest.surfaces[host.activeSurface];
  const pane = host.visiblePane;
  if (button === null || host.activeItem === null) return null;
  const icon =
    button.icon === null || isIconBroken ? (
      <PuzzlePieceRegular aria-hidden />
    ) : (
      <img src={button.icon} alt="" width={20} height={20} onError={() => setIconBroken(true)} />
    );
  return (
    <button
      type="button"
      className="command command--addin"
      title={button.tooltip}
      aria-pressed={pane !== null}
      onClick={() => (pane === null ? host.openPane() : host.closePane(pane.id))}
    >
      {icon}
      {button.label}
    </button>
  );
}

export interface CommandBarProps {
  readonly host: OutlookHost;
  readonly draft: Draft | undefined;
  readonly mail: Mail | undefined;
}

export function CommandBar({ host, draft, mail }: CommandBarProps) {
  return (
    <section className="command-bar" aria-label="Kommandoer">
      <Command
        icon={<ComposeRegular aria-hidden />}
        label="Ny mail"
        isPrimary={!draft}
        onClick={() => host.openDraft({})}
      />
      <span className="command-bar__divider" />
      {draft && <ComposeCommands host={host} draft={draft} />}
      {!draft && mail && <ReadCommands host={host} mail={mail} />}
      <span className="command-bar__space" />
      <AddinButton host={host} />
    </section>
  );
}
