import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  type InputProps,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { proposedProfile } from "../../app/pane/proposed-profile";
import { saveProfile } from "../../app/pane/save-profile";
import type { KeptState } from "../../app/pane/state-keeper";
import { typeProfile } from "../../app/pane/type-profile";
import type { SystemPair } from "../../domain/campaign/campaign";
import { formHelp } from "../../domain/forms/field-help";
import { findSystemPair, planOrders } from "../../domain/order/order";
import { COPY_FIELDS, type FieldGroup, FORM_GROUPS } from "../../domain/profile/field-groups";
import type { ProfileField, ProfileValues } from "../../domain/profile/fields";
import type { Profile, ResolvedField } from "../../domain/profile/profile";
import { ROLES } from "../../domain/profile/role";
import { previewProfile } from "../../domain/profile/typed-profile";
import { isEmailAddress, splitAddresses } from "../../domain/text/email-address";
import { useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";
import { ProfileFiles } from "./profile-files";
import { RoleChoice } from "./role-choice";
import { useProfileTexts } from "./use-profile-texts";

/** What a mail cannot be written without, for each it-system. */
const MAIN_SYSTEM_FIELDS = ["system", "supplier", "email"] as const;
const ADDRESS_FIELDS: readonly ProfileField[] = [
  ...ROLES.flatMap((role) => [`${role}.email`, `${role}.cc`] as const),
  "contact.email",
  "municipality.cc",
];

/** The view `Profil`: the municipality's two it-systems, their forvaltningsansvarlige and its contact. */
export function ProfileView({ focusField }: { readonly focusField: ProfileField | null }) {
  const pane = usePane();
  const { profile: known, owner, campaign, typed } = useSnapshot();
  if (!known) return null;
  const profile = proposedProfile(known, owner);
  return (
    <>
      <ProfileForm
        profile={profile}
        typedBefore={typed}
        onType={(values) => typeProfile(pane, values)}
        focusField={focusField}
        findPair={(bookkeeping) => findSystemPair(campaign, bookkeeping)}
        onSave={(values) => saveProfile(pane, profile, values)}
      />
      <RoleChoice />
      <ProfileFiles />
    </>
  );
}

/** A missing file is how a fresh deployment is: said here and nowhere else. */
function MissingOrganisation() {
  const { organisation } = useSnapshot();
  const texts = useTexts().organisation;
  if (organisation?.kind !== "fault" || organisation.fault !== "missing") return null;
  const { lastGood } = organisation;
  return (
    <p className="small muted">{lastGood ? `${texts.gone} ${texts.lastGood(lastGood.fetched)}` : texts.missing}</p>
  );
}

interface ProfileFormProps {
  readonly profile: Profile;
  /** What was typed, and not saved, when the form was last shown. */
  readonly typedBefore: ProfileValues;
  readonly onType: (values: ProfileValues) => void;
  readonly findPair: (bookkeeping: string) => SystemPair | null;
  /** The field that has the focus first; null for none. */
  readonly focusField: ProfileField | null;
  readonly onSave: (values: ProfileValues) => Promise<KeptState>;
}

function ProfileForm(props: ProfileFormProps) {
  const { profile, typedBefore, findPair, focusField, onType, onSave } = props;
  const texts = useProfileTexts();
  const { campaign } = useSnapshot();
  const form = useRef<HTMLFormElement>(null);
  /** What comes with a system that is there already, where nothing else is written. */
  const [opening] = useState(() => {
    const { value, locked } = profile.fields["collection.system"];
    const bookkeeping = typedBefore["bookkeeping.system"] ?? profile.fields["bookkeeping.system"].value;
    const proposed = value === "" && !locked ? findPair(bookkeeping) : null;
    return (typedBefore["collection.system"] ?? proposed?.collection) === proposed?.collection ? proposed : null;
  });
  /** What the user has typed since the form was opened or saved; a field that is absent was not touched. */
  const [typed, setTyped] = useState<ProfileValues>(
    opening === null ? typedBefore : { ...typedBefore, "collection.system": opening.collection },
  );
  const [proposal, setProposal] = useState<SystemPair | null>(opening);
  const [showsErrors, setShowsErrors] = useState(false);
  const [said, say] = useSaid();

  const shown = (field: ProfileField) => typed[field] ?? profile.fields[field].value;
  const errors = Object.fromEntries(
    ADDRESS_FIELDS.flatMap((field) => {
      const wrong = splitAddresses(shown(field)).find((address) => !isEmailAddress(address));
      return wrong === undefined ? [] : [[field, texts.invalidEmail(wrong)]];
    }),
  ) as Partial<Record<ProfileField, string>>;

  useEffect(() => {
    if (focusField) form.current?.querySelector<HTMLInputElement>(`[name="${focusField}"]`)?.focus();
  }, [focusField]);

  function change(field: ProfileField, value: string) {
    say(null);
    const next = { ...typed, [field]: value };
    if (field === "bookkeeping.system") {
      // The task says which systems come with another collection system: proposed where nothing else was written.
      const collection = shown("collection.system");
      const proposed = findPair(value);
      const isOpen = collection === "" || collection === proposal?.collection;
      if (isOpen && (proposed !== null || proposal !== null)) next["collection.system"] = proposed?.collection ?? "";
      setProposal(isOpen ? proposed : proposal);
    }
    setTyped(next);
    onType(next);
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const [wrong] = Object.keys(errors);
    if (wrong) {
      setShowsErrors(true);
      say(texts.fixErrors);
      form.current?.querySelector<HTMLInputElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    setShowsErrors(false);
    const kept = await onSave(typed);
    setTyped({});
    setProposal(null);
    say(kept.status.kind === "unsaved" ? texts.notSaved : texts.saved);
  }

  const field = (name: ProfileField, props: InputProps = {}) => (
    <ProfileInput
      key={name}
      name={name}
      resolved={profile.fields[name]}
      value={shown(name)}
      isTyped={typed[name] !== undefined}
      error={showsErrors || typed[name] === undefined ? errors[name] : undefined}
      hint={
        name === "collection.system" && proposal !== null && typed[name] === proposal.collection
          ? texts.proposal(proposal)
          : undefined
      }
      onChange={(value) => change(name, value)}
      input={props}
    />
  );
  const orders = planOrders(previewProfile(profile, typed), campaign);
  const isKnown = ROLES.every((role) => shown(`${role}.system`) !== "");

  return (
    <form ref={form} className="stack" onSubmit={(event) => void save(event)} noValidate>
      <h2>{texts.title(profile.municipality.name)}</h2>
      <MissingOrganisation />
      {ROLES.map((role) => (
        <fieldset key={role} className="form-group">
          <legend>{texts.group[role]}</legend>
          {MAIN_SYSTEM_FIELDS.map((name) =>
            field(`${role}.${name}`, name === "email" ? { type: "text", inputMode: "email" } : {}),
          )}
        </fieldset>
      ))}
      {isKnown && <p className="muted">{texts.orderCount(orders.length)}</p>}
      <fieldset className="form-group">
        <legend>{texts.group.contact}</legend>
        {field("contact.name", { autoComplete: "name" })}
        {field("contact.email", { inputMode: "email", autoComplete: "email" })}
        {field("contact.phone", { type: "tel", autoComplete: "tel" })}
      </fieldset>
      <Accordion collapsible multiple defaultOpenItems={[...groupsWith(focusField)]}>
        <AccordionItem value="copies">
          <AccordionHeader as="h3">{texts.copies}</AccordionHeader>
          <AccordionPanel>
            <div className="stack">
              <p className="muted">{texts.copiesHint}</p>
              {COPY_FIELDS.map((name) => field(name, { inputMode: "email" }))}
            </div>
          </AccordionPanel>
        </AccordionItem>
        <AccordionItem value="forms">
          <AccordionHeader as="h3">{texts.more}</AccordionHeader>
          <AccordionPanel>
            <div className="groups">
              <p className="muted">{texts.moreHint}</p>
              {FORM_GROUPS.map((group) => (
                <FormGroup key={group.id} group={group} field={field} />
              ))}
            </div>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <div className="save-bar">
        <div className="row">
          <Button type="submit" appearance="primary">
            {texts.save}
          </Button>
          {Object.keys(typed).length > 0 && said === null && <span className="small muted">{texts.unsaved}</span>}
        </div>
        {said !== null && <p>{said}</p>}
      </div>
    </form>
  );
}

interface FormGroupProps {
  readonly group: FieldGroup;
  readonly field: (name: ProfileField) => ReactNode;
}

/** What the forms ask about one thing: first what the municipality knows, then what the supplier may fill in. */
function FormGroup({ group: { id, own, technical }, field }: FormGroupProps) {
  const texts = useProfileTexts();
  return (
    <fieldset className="form-group">
      <legend>{texts.formGroup[id]}</legend>
      {own.map(field)}
      {technical.length > 0 && <p className="small muted">{texts.technical}</p>}
      {technical.map(field)}
    </fieldset>
  );
}

/** The groups that stand open, so that the field can be seen. */
function groupsWith(field: ProfileField | null): readonly string[] {
  if (field === null) return [];
  if (COPY_FIELDS.includes(field)) return ["copies"];
  return FORM_GROUPS.some(({ own, technical }) => own.includes(field) || technical.includes(field)) ? ["forms"] : [];
}

/** What a mail cannot be written without. */
function isMain(name: ProfileField): boolean {
  return /\.(?:system|supplier|email)$/.test(name) || name === "contact.name";
}

interface ProfileInputProps {
  readonly name: ProfileField;
  readonly resolved: ResolvedField;
  readonly value: string;
  readonly isTyped: boolean;
  readonly error: string | undefined;
  /** A hint in place of where the value comes from. */
  readonly hint: string | undefined;
  readonly onChange: (value: string) => void;
  readonly input: InputProps;
}

/** Where a value comes from; empty for what the user is typing. */
function originOf(
  { locked, origin }: ResolvedField,
  differs: boolean,
  isTyped: boolean,
  texts: ReturnType<typeof useProfileTexts>,
): string {
  if (locked) return texts.locked;
  if (differs) return texts.userOverrides;
  return isTyped ? "" : texts.origin(origin);
}

/** What a field is for. The forms are Danish, and so is their help. */
function helpOf(
  name: ProfileField,
  language: ReturnType<typeof useTexts>["language"],
  texts: ReturnType<typeof useProfileTexts>,
): string {
  if (name.endsWith(".email") && name !== "contact.email") return texts.emailHint;
  return language === "da" ? (formHelp(name) ?? "") : "";
}

function ProfileInput({ name, resolved, value, isTyped, error, hint, onChange, input }: ProfileInputProps) {
  const { language } = useTexts();
  const texts = useProfileTexts();
  const { locked, organisationValue } = resolved;
  const differs = !locked && organisationValue !== null && value !== organisationValue;
  const ownHint = originOf(resolved, differs, isTyped, texts) || helpOf(name, language, texts);
  const shownHint = hint ?? ownHint;
  return (
    <div className="stack-tight">
      <Field
        label={texts.label(name)}
        {...(shownHint ? { hint: shownHint } : {})}
        {...(isMain(name) && value === "" ? { hint: texts.missing } : {})}
        {...(error ? { validationState: "error" as const, validationMessage: error } : {})}
      >
        <Input
          name={name}
          value={value}
          readOnly={locked}
          onChange={(_, data) => onChange(data.value)}
          {...(input as object)}
        />
      </Field>
      {differs && (
        <p>
          <Button
            appearance="transparent"
            size="small"
            className="inline-button"
            aria-label={texts.resetField(texts.label(name))}
            onClick={() => onChange(organisationValue)}
          >
            {texts.reset}
          </Button>
        </p>
      )}
    </div>
  );
}
