import type { DraftAttachment } from "../../app/ports/draft";
import { OutlookError } from "../../app/ports/outlook-error";
import { lookUntil } from "../probe";
import type { Step, StepDesk } from "./step";

const LISTED_WITHIN_MS = 4_000;

/** A file that the user attaches as a link to the cloud: whether it is listed, and what its content is. Its name is not looked at. */
export const CLOUD_FILE_STEP: Step = {
  request: "cloud-file",
  observes: ["attachments.cloudList", "attachments.cloudContent"],
  within: 20_000,
  isOpen: () => true,
  async prepare() {
    return {
      async look(desk) {
        const { draft, tell, miss, leave } = desk;
        let files: readonly DraftAttachment[] = [];
        await lookUntil(desk, LISTED_WITHIN_MS, async () => {
          files = await draft.listAttachments();
          return files.length > 0;
        });
        const file = files.find(({ type }) => type === "cloud");
        if (file) {
          tell("attachments.cloudList", "listed");
          await tellContent(desk, file);
          return;
        }
        miss(["attachments.cloudContent"], "not-met");
        // A copy of the file was attached, and not a link to it.
        if (files.length > 0) return miss(["attachments.cloudList"], "not-met");
        tell("attachments.cloudList", "left-out");
        leave("attachments");
      },
    };
  },
};

async function tellContent({ draft, tell, miss }: StepDesk, file: DraftAttachment): Promise<void> {
  try {
    const content = await draft.readAttachment(file.id);
    // The adapter gives bytes or nothing: an address is not bytes.
    if (content === null) tell("attachments.cloudContent", "url");
    else miss(["attachments.cloudContent"], "not-met");
  } catch (error) {
    if (!(error instanceof OutlookError) || error.kind !== "refused" || error.code === 5000) throw error;
    tell("attachments.cloudContent", "unreadable");
  }
}
