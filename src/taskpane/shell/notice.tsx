import { WarningRegular } from "@fluentui/react-icons/headless/svg/warning";
import type { ReactNode } from "react";

interface NoticeProps {
  /** `fault`: something is not as it should be. `info`: how things are here. */
  readonly kind: "fault" | "info";
  /** `alert` where it comes unasked and cannot wait. */
  readonly role?: "alert" | undefined;
  readonly children: ReactNode;
}

/** What the user should know, in a box of its own. A fault looks like one, and not by its colour alone. */
export function Notice({ kind, role, children }: NoticeProps) {
  return (
    <div className="notice" data-kind={kind} role={role}>
      {kind === "fault" && <WarningRegular className="icon-warning" aria-hidden fontSize={20} />}
      <div className="stack-tight">{children}</div>
    </div>
  );
}
