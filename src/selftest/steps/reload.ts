import { OutlookError } from "../../app/ports/outlook-error";
import { DRAFT_NAME } from "../known-text";
import { type Step, type StepDesk, valueIn } from "./step";

/** Settings that were kept are there when the page is loaded again; what is kept with the mail is there at the first look. */
export const RELOAD_STEP: Step = {
  request: "reload",
  observes: ["settings.saving", "properties.load"],
  within: 20_000,
  isOpen: (lines) => valueIn(lines, "settings.saving") === "accepted" || valueIn(lines, "properties.load") === "stored",
  async prepare({ draft, settings }) {
    const attempt = async (work: () => Promise<unknown>) => {
      await work().catch((error: unknown) => {
        if (!(error instanceof OutlookError)) throw error;
      });
    };
    await attempt(() => settings.save({ tried: true }));
    await attempt(() => draft.writeMemory(DRAFT_NAME));
    await attempt(() => draft.save());
    return { look: lookAfterReload };
  },
};

/** What is there when the page has been loaded again. */
export async function lookAfterReload({ draft, settings, tell, says }: StepDesk): Promise<void> {
  // The first look at what is kept with the mail comes before any other.
  const first = await draft.readMemory();
  if (first === null && (await draft.readMemory()) !== null) tell("properties.load", "empty-at-first");
  if (says("settings.saving") === "accepted") tell("settings.saving", settings.read() === null ? "pretended" : "kept");
}
