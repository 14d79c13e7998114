import { bodyTypeOf, readTwiceIfEmpty } from "../draft-desk";
import { isBlankHtml } from "../known-text";
import type { Step } from "./step";

/** A word that the user types: whether it is read before it is saved. The word itself is looked at for being there, and let go. */
export const TYPING_STEP: Step = {
  request: "typing",
  observes: ["body.read"],
  within: 20_000,
  isOpen: () => true,
  async prepare() {
    return {
      async look(desk) {
        const { draft, known, tell, miss } = desk;
        const type = await bodyTypeOf(desk);
        const isThere = async () => {
          const body = await readTwiceIfEmpty(desk, type);
          return type === "html" ? !isBlankHtml(body) : body.trim() !== "";
        };
        const before = await isThere();
        await draft.save();
        if (!(await isThere())) miss(["body.read"], "not-seen");
        else if (before) tell("body.read", "current");
        else tell("body.read", known.isStale ? "last-saved" : "last-saved-or-written");
      },
    };
  },
};
