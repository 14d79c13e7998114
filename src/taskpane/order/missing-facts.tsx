import { Field, Input } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { confirmFacts } from "../../app/pane/confirm-facts";
import { proposedProfile } from "../../app/pane/proposed-profile";
import { typeProfile } from "../../app/pane/type-profile";
import { type Order, type OrderProblem, planOrders } from "../../domain/order/order";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "../../domain/profile/fields";
import { previewProfile } from "../../domain/profile/typed-profile";
import { useProfileTexts } from "../profile/use-profile-texts";
import { useAnnounced } from "../shell/announcer";
import { usePane, useSnapshot } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

/** What an order lacks, as its card shows it. */
export interface ShownFacts {
  /** What would still be missing or wrong if it were saved as it is shown. */
  readonly problems: readonly OrderProblem[];
  /** Saves it as it is shown. @returns the order as it is then */
  readonly confirm: () => Order;
}

interface MissingFactsProps {
  readonly order: Order;
  /** Told after every change of what is shown; null when the fields go. */
  readonly onShown: (facts: ShownFacts | null) => void;
}

/** On an order's card: the fields that it lacks, and no others. They are saved by filling the mail. */
export function MissingFacts({ order, onShown }: MissingFactsProps) {
  const pane = usePane();
  const { profile: known, owner, typed: all, campaign } = useSnapshot();
  const texts = useTexts();
  const profileTexts = useProfileTexts();
  const [fields, setFields] = useState(() => fieldsOf(order.problems));
  /** Fields that the user has left: what is wrong there is said. */
  const [left, setLeft] = useState<readonly ProfileField[]>([]);
  const shown = useMemo(() => known && proposedProfile(known, owner, fields), [known, owner, fields]);
  const typed = useMemo(() => pick(all, fields), [all, fields]);
  const orders = useMemo(
    () => (shown ? planOrders(previewProfile(shown, typed), campaign) : []),
    [shown, typed, campaign],
  );
  const problems =
    orders.find(({ roles }) => roles.some((role) => order.roles.includes(role)))?.problems ?? order.problems;
  const lacking = fieldsOf(problems).filter((field) => !fields.includes(field));
  // A field that was shown stays, also when it is right: it must not go from under the cursor.
  if (lacking.length > 0) setFields(inOrder([...fields, ...lacking]));

  useEffect(() => {
    if (shown) onShown({ problems, confirm: () => confirmFacts(pane, order, shown, typed) });
  }, [pane, order, shown, typed, problems, onShown]);
  useEffect(() => () => onShown(null), [onShown]);
  const split = orders.length > order.total ? profileTexts.orderCount(orders.length) : null;
  useAnnounced(split, true);
  if (!shown) return null;

  const wrong = (field: ProfileField): string | null => {
    const problem = problems.find((one) => one.field === field && one.value !== null);
    if (problem?.code === "suppliers-differ") return profileTexts.suppliersDiffer;
    // What was there before is said at once; what is being typed, when the field is left.
    return problem && (typed[field] === undefined || left.includes(field))
      ? profileTexts.invalidEmail(problem.value ?? "")
      : null;
  };
  return (
    <div className="stack">
      {fields.map((field) => {
        const { value, origin } = shown.fields[field];
        const error = wrong(field);
        const hint = typed[field] === undefined ? texts.facts.origin(origin) : "";
        return (
          <Field
            key={field}
            label={profileTexts.label(field)}
            {...(hint ? { hint } : {})}
            {...(error ? { validationState: "error" as const, validationMessage: error } : {})}
          >
            <Input
              name={field}
              value={typed[field] ?? value}
              onChange={(_, data) => typeProfile(pane, { ...all, [field]: data.value })}
              onBlur={() => setLeft([...left, field])}
              {...(field.endsWith("email") ? { inputMode: "email" as const } : {})}
            />
          </Field>
        );
      })}
      <p className="small muted">{split === null ? texts.facts.kept : `${split} ${texts.facts.kept}`}</p>
    </div>
  );
}

function pick(values: ProfileValues, fields: readonly ProfileField[]): ProfileValues {
  return Object.fromEntries(fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])));
}

const fieldsOf = (problems: readonly OrderProblem[]) => inOrder(problems.map(({ field }) => field));

function inOrder(fields: readonly ProfileField[]): readonly ProfileField[] {
  return PROFILE_FIELDS.filter((field) => fields.includes(field));
}
