/** A labelled control of the developers' drawer. */
import { type ReactNode, useId } from "react";

export interface DrawerFieldProps {
  readonly label: string;
  /** The control; it takes the id that the label points at. */
  readonly children: (id: string) => ReactNode;
}

export function DrawerField({ label, children }: DrawerFieldProps) {
  const id = useId();
  return (
    <div className="drawer__field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
