import { applyTick } from "../../domain/follow-up/checklist";
import type { Pane } from "./pane";

/** Ticks a step of the task for the municipality in front, or takes the tick away. Without a municipality: nothing. */
export function tickStep({ ports, store }: Pane, step: number, on: boolean): void {
  const { campaign, orders, municipality } = store.snapshot();
  if (!municipality) return;
  const list = { campaign, orders, municipalityCode: municipality.code };
  void ports.keeper.update((state, now) => applyTick(state, list, step, on, now));
}
