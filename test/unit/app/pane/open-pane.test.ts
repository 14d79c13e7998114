/** @jest-environment jsdom */
import { recallDraft } from "../../../../src/app/pane/recall-draft";
import type { OrganisationState } from "../../../../src/app/ports/organisation";
import { setProfileValues } from "../../../../src/domain/state/changes";
import { EMPTY_STATE } from "../../../../src/domain/state/stored-state";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { arrangePane, NO_FILE, settled } from "./arranged-pane";

const KEPT = { code: "101", profile: TWO_SYSTEMS };

test("the pane shows what the mailbox keeps before anything else has come", () => {
  const { snapshot } = arrangePane({ kept: KEPT, organisation: new Promise(() => undefined) });
  expect(snapshot()).toMatchObject({ surface: "compose", today: "2020-03-10", organisation: null, filledWith: null });
  expect(snapshot().orders.map(({ reference }) => reference)).toEqual(["ØIR03-101-BOG", "ØIR03-101-OPK"]);
});

test("the organisation's file takes its place when it comes", async () => {
  let come: (state: OrganisationState) => void = () => undefined;
  const organisation = new Promise<OrganisationState>((resolve) => {
    come = resolve;
  });
  const { pane, snapshot } = arrangePane({ organisation });
  let changes = 0;
  pane.store.subscribe(() => changes++);
  come(NO_FILE);
  await settled();
  expect(snapshot().organisation).toBe(NO_FILE);
  expect(changes).toBeGreaterThan(0);
});

test("what is kept is shown when it changes, wherever that was done", async () => {
  const { pane, snapshot } = arrangePane({ kept: KEPT });
  await pane.ports.keeper.update((state, now) => setProfileValues(state, "101", { "contact.name": "Bo" }, now));
  expect(snapshot().profile?.fields["contact.name"].value).toBe("Bo");
  expect(snapshot().kept.state).not.toBe(EMPTY_STATE);
});

test("another mail: what was said of the last one goes, and the new one's own order is looked up", async () => {
  const { pane, outlook, snapshot, move } = arrangePane({ kept: KEPT });
  await settled();
  pane.store.change({ fills: { BOG: { kind: "unexpected" } }, filledWith: "ØIR03-101-BOG", fillId: "fill-1" });
  outlook.showReadMail();
  const message = { subject: "Bestilling", from: "bo@example.dk", isOwn: false, created: null };
  move({ surface: "read", message });
  expect(snapshot()).toMatchObject({ fills: {}, filledWith: null, surface: "read" });
  expect(snapshot().message).toEqual(message);
  await settled();
  expect(pane.store.own()).toMatchObject({ filledWith: null, fillId: null });
});

test("what a mail keeps is asked for again where Outlook gives nothing at first", async () => {
  const { pane, outlook, snapshot } = arrangePane({ kept: KEPT });
  await settled();
  await outlook.openDraft()?.writeMemory("of another version");
  outlook.arrange("readMemory", { kind: "lose" }, { times: 1 });
  await recallDraft(pane);
  expect(snapshot().isMemoryUnreadable).toBe(true);
});
