import type { FillPart, PartReport } from "../../domain/fill/fill-report";
import { DraftError } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import { type DraftMemory, emptyMemory, type FileMemory } from "./draft-memory";

/**
 * The memory while a fill writes. After a write the ledger holds both what stood in the draft and what was to come in
 * its place, since an answer does not prove which of them is there; what was read back settles it.
 */
export class FillLedger {
  #memory: DraftMemory;
  readonly #toSettle = new Map<FillPart["kind"], Partial<DraftMemory>>();

  constructor(before: DraftMemory | null, reference: string) {
    this.#memory = { ...(before ?? emptyMemory(reference)), reference };
  }

  get memory(): DraftMemory {
    return this.#memory;
  }

  /** Enters what is certain. */
  enter(entry: Partial<DraftMemory>): void {
    this.#memory = { ...this.#memory, ...entry };
  }

  /**
   * Writes a part. Unless Outlook refused: enters `doubt` now, and `done` once the part has been read back.
   */
  async write(
    part: FillPart["kind"],
    doubt: Partial<DraftMemory>,
    done: Partial<DraftMemory>,
    write: () => Promise<void>,
  ): Promise<void> {
    const enter = () => {
      this.enter(doubt);
      this.#toSettle.set(part, done);
    };
    try {
      await write();
    } catch (error) {
      if (error instanceof DraftError && error.kind === "timeout") enter();
      throw error;
    }
    enter();
  }

  /** Settles what was read back. */
  settle(reports: readonly PartReport[], forms: readonly PreparedForm[]): void {
    for (const { part, status } of reports) {
      if (status !== "verified") continue;
      if (part.kind !== "attachment") {
        this.enter(this.#toSettle.get(part.kind) ?? {});
        continue;
      }
      const form = forms.find(({ fileName }) => fileName === part.name);
      const isOther = (file: FileMemory) => file.name === part.name && !form?.sha256.startsWith(file.sha256);
      this.enter({ files: this.#memory.files.filter((file) => !isOther(file)) });
    }
  }
}
