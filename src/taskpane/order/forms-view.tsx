import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { type FormFault, FormsError, type OwnFile, type PreparedForm } from "../../app/ports/forms";
import { type CampaignForm, formTitle } from "../../domain/campaign/campaign";
import { describeForm, type FormContent } from "../../domain/forms/layout";
import { FILE_LIMIT } from "../../domain/forms/limits";
import { findMissingFormFacts } from "../../domain/forms/missing-facts";
import { requestedReadyDate } from "../../domain/order/mail";
import type { Order } from "../../domain/order/order";
import { offerFile } from "../shell/offer-file";
import { useSession, useSnapshot } from "../shell/session-context";
import { useTexts } from "../shell/texts";
import { useFormsTexts } from "./use-forms-texts";

type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly forms: readonly PreparedForm[] }
  | { readonly kind: "failed"; readonly fault: FormFault | null };

/** `Bilag 1`: what people call a form. */
function shortName(form: CampaignForm): string {
  return formTitle(form).split(":")[0] ?? form.title;
}

/** The forms of an order, filled as they will be sent: to read, to fetch, and to put a file of one's own in their place. */
export function FormsView({ order }: { readonly order: Order }) {
  const session = useSession();
  const { today, wantedDate } = useSnapshot();
  const texts = useFormsTexts();
  const { label } = useTexts().profile;
  /** Counts what asks for the forms anew: another try, and another file. */
  const [version, setVersion] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const ownFiles = session.ownFiles(order.key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the session reads the dates and the files itself
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Loaded) => {
      if (isCurrent) setLoaded(next);
    };
    session.prepareForms(order).then(
      (forms) => show({ kind: "ready", forms }),
      (error: unknown) => show({ kind: "failed", fault: error instanceof FormsError ? error.fault : null }),
    );
    return () => {
      isCurrent = false;
    };
  }, [session, order, today, wantedDate, version]);

  const setOwnFiles = (files: typeof ownFiles) => {
    session.setOwnFiles(order.key, files);
    setVersion(version + 1);
  };
  const leaveOwnFile = (form: CampaignForm) => {
    const { [form.id]: _left, ...others } = ownFiles;
    setOwnFiles(others);
  };

  const takeOwnFile = (form: CampaignForm) => (file: OwnFile) => setOwnFiles({ ...ownFiles, [form.id]: file });

  const useful = findMissingFormFacts(order).map(({ field }) => label(field));
  return (
    <section aria-label={texts.region(order.index)} className="stack">
      {useful.length > 0 && <p className="small muted">{texts.missing(useful.join(", "))}</p>}
      {loaded.kind === "loading" && (
        <p role="status" className="muted">
          {texts.loading}
        </p>
      )}
      {loaded.kind === "failed" && (
        <div role="alert" className="stack-tight">
          <p>{loaded.fault ? texts.fault(loaded.fault) : texts.failed}</p>
          <div className="row">
            <Button onClick={() => setVersion(version + 1)}>{texts.tryAgain}</Button>
            {order.campaign.forms
              .filter((form) => form.id in ownFiles)
              .map((form) => (
                <Button key={form.id} onClick={() => leaveOwnFile(form)}>
                  {texts.bundledAgain(shortName(form))}
                </Button>
              ))}
          </div>
        </div>
      )}
      {loaded.kind === "failed" &&
        order.campaign.forms
          .filter((form) => !(form.id in ownFiles))
          .map((form) => (
            <div key={form.id} className="stack-tight">
              <h3>{shortName(form)}</h3>
              <div className="row">
                <OwnFileButton name={shortName(form)} isChosen={false} onOwnFile={takeOwnFile(form)} />
              </div>
            </div>
          ))}
      {loaded.kind === "ready" &&
        loaded.forms.map((prepared) => (
          <FormEntry
            key={prepared.form.id}
            prepared={prepared}
            content={
              prepared.source === "bundled"
                ? describeForm(order, prepared.form, {
                    today,
                    readyDate: requestedReadyDate(order, { today, wantedDate }),
                  })
                : null
            }
            onOwnFile={takeOwnFile(prepared.form)}
            onLeaveOwnFile={() => leaveOwnFile(prepared.form)}
          />
        ))}
    </section>
  );
}

interface FormEntryProps {
  readonly prepared: PreparedForm;
  /** Null for a file that is not ours. */
  readonly content: FormContent | null;
  readonly onOwnFile: (file: OwnFile) => void;
  readonly onLeaveOwnFile: () => void;
}

function FormEntry({ prepared, content, onOwnFile, onLeaveOwnFile }: FormEntryProps) {
  const texts = useFormsTexts();
  const [isOpen, setIsOpen] = useState(false);
  const { form, fileName, bytes, date, refused, source } = prepared;
  const name = shortName(form);

  return (
    <div className="stack-tight">
      <h3>{name}</h3>
      <p className="small muted">
        {[fileName, texts.size(bytes.length), texts.origin(prepared), ...(date ? [texts.date(date)] : [])].join(" · ")}
      </p>
      {refused && (
        <p className="notice small">
          {texts.fault(refused)} {texts.bundledStays}
        </p>
      )}
      <div className="row">
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? texts.close(name) : texts.open(name)}
        </Button>
        <Button
          size="small"
          onClick={() => offerFile({ name: fileName, type: "application/octet-stream", content: bytes })}
        >
          {texts.download(name)}
        </Button>
        {source === "own" && (
          <Button size="small" appearance="subtle" onClick={onLeaveOwnFile}>
            {texts.bundledAgain(name)}
          </Button>
        )}
        <OwnFileButton name={name} isChosen={source === "own"} onOwnFile={onOwnFile} />
      </div>
      {isOpen && (content ? <Content content={content} /> : <p className="muted">{texts.noContent}</p>)}
    </div>
  );
}

interface OwnFileButtonProps {
  /** The form that the file takes the place of: `Bilag 1`. */
  readonly name: string;
  /** Whether it has: then there is no button. */
  readonly isChosen: boolean;
  readonly onOwnFile: (file: OwnFile) => void;
}

/** The button that takes a file of the user's own, and what is wrong with the one that was chosen. */
function OwnFileButton({ name, isChosen, onOwnFile }: OwnFileButtonProps) {
  const { forms } = useSession().ports;
  const texts = useFormsTexts();
  const [fault, setFault] = useState<FormFault | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function takeFile(file: File) {
    const bytesLimit = { bytes: file.size, limit: FILE_LIMIT, of: "file" } as const;
    // Not read at all when it is too large: it may be a film.
    const tooLarge: FormFault = { kind: "too-large", fileName: file.name, size: bytesLimit };
    if (file.size > FILE_LIMIT) return setFault(tooLarge);
    try {
      const own = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      const found = await forms.inspect(own);
      setFault(found);
      if (!found) onOwnFile(own);
    } catch {
      setFault({ kind: "not-loaded", fileName: file.name });
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.xlsx,.pdf"
        aria-label={`${texts.ownFile} ${texts.ownFileAs(name)}`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void takeFile(file);
          // The same file may be chosen again after it was mended.
          target.value = "";
        }}
      />
      {!isChosen && (
        <Button size="small" appearance="subtle" onClick={() => input.current?.click()}>
          {texts.ownFile}
          <span className="visually-hidden"> {texts.ownFileAs(name)}</span>
        </Button>
      )}
      {fault && (
        <p role="alert" className="notice small whole-row">
          {texts.fault(fault)} {texts.chooseAnother}
        </p>
      )}
    </>
  );
}

function Content({ content }: { readonly content: FormContent }) {
  const { emptyField } = useFormsTexts();
  return (
    <div className="mail-preview stack" lang="da">
      <p>{content.lead}</p>
      {content.sections.map(({ title, rows }, index) => (
        <div key={title} className="stack-tight">
          <h4 className="form-section">{`${index + 1}. ${title}`}</h4>
          <dl className="stack-tight">
            {rows.map(({ label, text, empty }) => (
              <div key={label}>
                <dt className="small muted">{label}</dt>
                <dd>
                  {empty && <span className="visually-hidden">{emptyField} </span>}
                  {empty ? <em className="muted">{text}</em> : <Lines text={text} />}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <ol className="small muted">
        {content.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ol>
    </div>
  );
}

/** A value with its line breaks, however they were written. */
function Lines({ text }: { readonly text: string }) {
  return text.split(/\r\n?|\n/).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own and may repeat
    <div key={index}>{line}</div>
  ));
}
