import type { DraftMemory } from "../../../../src/app/fill/draft-memory";
import { undoSubject } from "../../../../src/app/fill/order-subject";
import type { Draft } from "../../../../src/app/ports/draft";

const OURS = "Bestilling af ruter og overvågning – ØIR03-101-BOG";
const CASE = "[Sag 2026-004711]";

/** What undo writes into a subject that reads like this, where the user's own stood before; null for nothing. */
async function undone(current: string, before: string): Promise<string | null> {
  let written: string | null = null;
  const draft = {
    readSubject: async () => current,
    writeSubject: async (subject: string) => {
      written = subject;
    },
  } as Partial<Draft> as Draft;
  await undoSubject(draft, { subject: OURS, before: { subject: before } } as DraftMemory);
  return written;
}

test.each([
  ["our words alone", OURS, "Mit emne", "Mit emne"],
  ["what a journal system put before ours", `${CASE} ${OURS}`, "Mit emne", `${CASE} Mit emne`],
  ["and had put before the user's", `${CASE} ${OURS}`, `${CASE} Mit emne`, `${CASE} Mit emne`],
  ["or behind both", `${OURS} ${CASE}`, `Mit emne ${CASE}`, `Mit emne ${CASE}`],
  ["where nothing stood before", `${CASE} ${OURS}`, "", CASE],
  ["what the user put there", `Haster: ${OURS} (igen)`, "Mit emne", "Haster: Mit emne (igen)"],
])("undo gives the user's subject back: %s", async (_, current, before, expected) => {
  expect(await undone(current, before)).toBe(expected);
});

test("a subject without our words is left alone", async () => {
  expect(await undone("Noget helt andet", "Mit emne")).toBeNull();
});
