import { chooseMunicipality as choose } from "../../domain/state/changes";
import type { Pane } from "./pane";

/** Chooses the municipality in front. */
export function chooseMunicipality({ ports, store }: Pane, code: string): void {
  store.change({ fills: {} });
  void ports.keeper.update((state, now) => choose(state, code, now));
}
