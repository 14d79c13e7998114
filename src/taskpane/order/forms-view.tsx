import { type ReactNode, useEffect, useRef, useState } from "react";
import { leaveOwnFile, takeOwnFile } from "../../app/pane/own-files";
import { prepareForms } from "../../app/pane/prepare-forms";
import { type FormFault, FormsError, type PreparedForm } from "../../app/ports/forms";
import { type CampaignForm, formTitle } from "../../domain/campaign/campaign";
import { describeForm, type FormContent } from "../../domain/forms/layout";
import { findMissingFormFacts } from "../../domain/forms/missing-facts";
import type { Order } from "../../domain/order/order";
import { requestedReadyDate } from "../../domain/order/ready-date";
import { useProfileTexts } from "../profile/use-profile-texts";
import { Announced } from "../shell/announcer";
import { Button } from "../shell/button";
import { Notice } from "../shell/notice";
import { offerFile } from "../shell/offer-file";
import { usePane, useSnapshot } from "../shell/pane-context";
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
  const pane = usePane();
  const { today, wantedDate, ownFiles: all } = useSnapshot();
  const texts = useFormsTexts();
  const { label } = useProfileTexts();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const ownFiles = all[order.key];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the dates, the files and another try ask for the forms again
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Loaded) => {
      if (isCurrent) setLoaded(next);
    };
    prepareForms(pane, order).then(
      (forms) => show({ kind: "ready", forms }),
      (error: unknown) => show({ kind: "failed", fault: error instanceof FormsError ? error.fault : null }),
    );
    return () => {
      isCurrent = false;
    };
  }, [pane, order, today, wantedDate, ownFiles, attempt]);

  const hasOwnFile = (form: CampaignForm) => form.id in (ownFiles ?? {});
  const useful = findMissingFormFacts(order).map(({ field }) => label(field));
  return (
    <section aria-label={texts.region(order.index)} className="stack">
      {useful.length > 0 && (
        <div className="small muted">
          <p>{texts.missing}</p>
          <ul className="bullets">
            {useful.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      {loaded.kind === "loading" && <Announced sentence={texts.loading} className="muted" />}
      {loaded.kind === "failed" && (
        <div role="alert" className="stack-tight">
          <p>{loaded.fault ? texts.fault(loaded.fault) : texts.failed}</p>
          <div className="row">
            <Button onClick={() => setAttempt(attempt + 1)}>{texts.tryAgain}</Button>
            {order.campaign.forms.filter(hasOwnFile).map((form) => (
              <Button key={form.id} onClick={() => leaveOwnFile(pane, order.key, form.id)}>
                {texts.bundledAgain(shortName(form))}
              </Button>
            ))}
          </div>
        </div>
      )}
      {loaded.kind === "failed" &&
        order.campaign.forms
          .filter((form) => !hasOwnFile(form))
          .map((form) => (
            <FormRow key={form.id} order={order} form={form}>
              <h3>{shortName(form)}</h3>
              <div className="row">
                <OwnFileButton order={order} form={form} />
              </div>
            </FormRow>
          ))}
      {loaded.kind === "ready" &&
        loaded.forms.map((prepared) => (
          <FormEntry
            key={prepared.form.id}
            order={order}
            prepared={prepared}
            content={
              prepared.source === "bundled"
                ? describeForm(order, prepared.form, {
                    today,
                    readyDate: requestedReadyDate(order, { today, wantedDate }),
                  })
                : null
            }
          />
        ))}
    </section>
  );
}

interface FormEntryProps {
  readonly order: Order;
  readonly prepared: PreparedForm;
  /** Null for a file that is not ours. */
  readonly content: FormContent | null;
}

function FormEntry({ order, prepared, content }: FormEntryProps) {
  const pane = usePane();
  const texts = useFormsTexts();
  const [isOpen, setIsOpen] = useState(false);
  const { form, fileName, bytes, date, refused, source } = prepared;
  const name = shortName(form);

  return (
    <FormRow order={order} form={form}>
      <h3>{name}</h3>
      <p className="small muted">
        {[fileName, texts.size(bytes.length), texts.origin(prepared), ...(date ? [texts.date(date)] : [])].join(" · ")}
      </p>
      {refused && (
        <Notice kind="fault">
          <p className="small">
            {texts.fault(refused)} {texts.bundledStays}
          </p>
        </Notice>
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
          <Button size="small" appearance="subtle" onClick={() => leaveOwnFile(pane, order.key, form.id)}>
            {texts.bundledAgain(name)}
          </Button>
        )}
        <OwnFileButton order={order} form={form} />
      </div>
      {isOpen && (content ? <Content content={content} /> : <p className="muted">{texts.noContent}</p>)}
    </FormRow>
  );
}

interface OwnFileProps {
  readonly order: Order;
  /** The form that the file takes the place of. */
  readonly form: CampaignForm;
}

/** A file of the user's own in a form's place. `fault`: what is wrong with the one that was given last, or null. */
function useOwnFile({ order, form }: OwnFileProps) {
  const pane = usePane();
  const [fault, setFault] = useState<FormFault | null>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) void takeOwnFile(pane, order.key, form.id, file).then(setFault);
  };
  return { take, fault };
}

/** A form's row: a file that is dropped on it takes the form's place. */
function FormRow({ order, form, children }: OwnFileProps & { readonly children: ReactNode }) {
  const texts = useFormsTexts();
  const { take, fault } = useOwnFile({ order, form });
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button beside does the same by keyboard
    <div
      className="form-row"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {children}
      {fault && (
        <Notice kind="fault" role="alert">
          <p className="small">
            {texts.fault(fault)} {texts.chooseAnother}
          </p>
        </Notice>
      )}
    </div>
  );
}

/** The button that takes a file of the user's own, until one is taken, and what is wrong with the one that was chosen. */
function OwnFileButton({ order, form }: OwnFileProps) {
  const isTaken = form.id in (useSnapshot().ownFiles[order.key] ?? {});
  const name = shortName(form);
  const texts = useFormsTexts();
  const { take, fault } = useOwnFile({ order, form });
  const input = useRef<HTMLInputElement>(null);

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.xlsx,.pdf"
        aria-label={`${texts.ownFile} ${texts.ownFileAs(name)}`}
        onChange={({ target }) => {
          take(target.files);
          // The same file may be chosen again after it was mended.
          target.value = "";
        }}
      />
      {!isTaken && (
        <Button size="small" appearance="subtle" onClick={() => input.current?.click()}>
          {texts.ownFile}
          <span className="visually-hidden"> {texts.ownFileAs(name)}</span>
        </Button>
      )}
      {fault && (
        <div className="whole-row">
          <Notice kind="fault" role="alert">
            <p className="small">
              {texts.fault(fault)} {texts.chooseAnother}
            </p>
          </Notice>
        </div>
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
