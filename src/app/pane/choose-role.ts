import { chooseRole as choose } from "../../domain/state/changes";
import type { RoleChoice } from "../../domain/state/stored-state";
import type { PaneWith } from "./pane";

/** Chooses what the user answers for. */
export function chooseRole({ ports }: PaneWith<"keeper">, role: RoleChoice): void {
  void ports.keeper.update((state, now) => choose(state, role, now));
}
