import { OutlookError } from "../../app/ports/outlook-error";
import type { Probe } from "../probe";

/** Characters that the memory of a filled draft may take: all properties share 2,500. */
const MEMORY_LENGTH = 2_400;

/** What is kept with the item: whether it comes back, and when. */
export const PROPERTIES_PROBE: Probe = {
  name: "properties",
  observes: ["properties.load", "properties.kept", "properties.size"],
  within: 30_000,
  async run({ draft, tell, miss }) {
    const memory = "a".repeat(MEMORY_LENGTH);
    let refusal: unknown = null;
    try {
      await draft.writeMemory(memory);
    } catch (error) {
      refusal = error;
    }
    let before: string | null;
    try {
      before = await draft.readMemory();
    } catch (error) {
      // Where properties cannot be loaded they cannot be written either: that is what there is to say.
      if (error instanceof OutlookError && error.kind === "refused") {
        tell("properties.load", "unreadable");
        miss(["properties.kept", "properties.size"], "not-met");
        return;
      }
      throw error;
    }
    if (refusal !== null) throw refusal;
    await draft.save();
    const after = await draft.readMemory();
    tell("properties.load", after === null ? "missing" : "stored");
    if (after === null) miss(["properties.kept", "properties.size"], "not-met");
    else {
      tell("properties.kept", before === null ? "at-save" : "at-once");
      tell("properties.size", after === memory);
    }
    await draft.writeMemory(null);
  },
};

/** Settings in the mailbox, under a key of their own: the pane's are left alone. */
export const SETTINGS_PROBE: Probe = {
  name: "settings",
  observes: ["settings.saving"],
  within: 20_000,
  async run({ settings, tell }) {
    try {
      await settings.save({ tried: true });
      tell("settings.saving", "accepted");
    } catch (error) {
      if (!(error instanceof OutlookError) || error.kind !== "refused") throw error;
      tell("settings.saving", "refused");
    }
  },
};
