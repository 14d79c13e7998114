/** @jest-environment jsdom */
/**
 * Each kind of behaviour that users of Outlook and other mail programs have reported (docs/outlook-quirks.md), and its
 * neighbours: what the add-in says, step by step. That nothing of the user's is lost and nothing false is said, the trial
 * itself holds every step to.
 */

import type { BehaviourPatch } from "../outlook-host/behaviours/behaviour-table";
import classic from "../outlook-host/personas/classic.json";
import directory from "../outlook-host/personas/directory.json";
import mac from "../outlook-host/personas/mac.json";
import newOutlook from "../outlook-host/personas/new.json";
import plainText from "../outlook-host/personas/plain-text.json";
import slowStore from "../outlook-host/personas/slow-store.json";
import web from "../outlook-host/personas/web.json";
import type { OrderName } from "./model-orders";
import { QUOTE_KINDS, type QuoteKind } from "./quotes";
import { type PaneName, run, type Sequence, type Step } from "./trial";

const fill = (order: OrderName, pane: PaneName = 0): Step => ({ do: "fill", pane, order, faults: [] });
const retry: Step = { do: "retry", pane: 0, faults: [] };
const confirm: Step = { do: "confirm", pane: 0, faults: [] };
const undo: Step = { do: "undo", pane: 0, faults: [] };
const write = (how: Extract<Step, { do: "write" }>["how"], where: number): Step => ({ do: "write", how, where });
const recipient = (how: Extract<Step, { do: "recipient" }>["how"], field: "to" | "cc" = "to"): Step => ({
  do: "recipient",
  field,
  how,
  where: 0,
});
const file = (how: Extract<Step, { do: "file" }>["how"]): Step => ({ do: "file", how, where: 0 });
const subject = (how: Extract<Step, { do: "subject" }>["how"]): Step => ({ do: "subject", how });

type Kind = Omit<Partial<Sequence>, "steps"> & {
  readonly steps: readonly Step[];
  /** What the add-in says of each of its steps begins so. */
  readonly says: readonly string[];
};

/** Goes through a draft, and gives what the add-in said. */
async function said({ says: _says, ...kind }: Kind): Promise<readonly string[]> {
  const trial = await run({ bodyType: "html", begin: "signature", behaviours: {}, ...kind });
  return trial.log.filter((line) => line.startsWith("  -> ")).map((line) => line.slice(5));
}

async function expectSaid(kind: Kind): Promise<void> {
  const lines = await said(kind);
  expect(lines.map((line, place) => line.slice(0, kind.says[place]?.length))).toEqual(kind.says);
}

const AS_BEFORE = "undone, as before";

describe("an answer about another mail", () => {
  const fillWith = (order: OrderName, method: "readSubject" | "readBody", after: number): Step => ({
    do: "fill",
    pane: 0,
    order,
    faults: [{ method, after, times: "one", fault: { kind: "other-item" } }],
  });

  it.each([0, 1])("is not the user's subject, which comes back (%i)", (place) =>
    expectSaid({
      steps: [subject("replace"), fillWith("A1", "readSubject", place), undo],
      says: ["complete, subject-replaced", AS_BEFORE],
    }),
  );

  it("is not a subject that the user has put in the place of ours", () =>
    expectSaid({
      steps: [fill("A1"), fillWith("A1", "readSubject", 0), undo],
      says: ["complete, content-checked", "complete, content-checked", AS_BEFORE],
    }));

  it("does not make the add-in forget the text that it has written", () =>
    expectSaid({
      steps: [fill("A1"), fillWith("A2", "readBody", 0), undo],
      says: ["complete", "complete", AS_BEFORE],
    }));
});

describe("a personal contact list", () => {
  const lists: readonly BehaviourPatch[] = (["refused", "dropped", "kept"] as const).map((how) => ({
    "recipients.contactListSet": how,
  }));
  it.each(lists)("stays, and the field is not written anew (%j)", (behaviours) =>
    expectSaid({
      behaviours,
      steps: [recipient("list"), fill("A1"), retry, undo],
      says: ["complete", "complete", "partial, to left (not-removable)"],
    }),
  );

  it.each(lists)("that came after the fill stays too (%j)", (behaviours) =>
    expectSaid({
      behaviours,
      steps: [fill("A1"), recipient("list"), retry, undo],
      says: ["complete", "complete", "partial, to left (not-removable)"],
    }),
  );

  it("keeps the other order out, since the field cannot be emptied of the first", () =>
    expectSaid({
      steps: [recipient("list"), fill("A1"), fill("B1")],
      says: ["complete", "blocked, other-order"],
    }));
});

describe("an address that comes back as a directory name, or as nothing", () => {
  const OWNER = "anna@software.example";

  it.each<BehaviourPatch>([
    { "recipients.ownOrganisation": "directory-name" },
    { "recipients.ownOrganisation": "directory-name", "recipients.directoryNameWritten": "dropped" },
    { "recipients.ownOrganisation": "empty-address" },
  ])("is not added twice, not called missing, and not called gone (%j)", async (behaviours) => {
    const kind: Kind = {
      owner: OWNER,
      behaviours,
      steps: [fill("A1"), retry, retry, undo],
      says: ["partial, to unverified (unrecognised)", "partial, to unverified (unrecognised)"],
    };
    const lines = await said(kind);
    expect(lines.slice(0, 3).every((line) => line.startsWith("partial, to unverified (unrecognised)"))).toBe(true);
    expect(lines[3]).toMatch(/^partial, to left \(unverified\)/);
  });

  it("of a colleague whom the user has put there does not hinder the order's own", () =>
    expectSaid({
      behaviours: { "recipients.ownOrganisation": "directory-name" },
      steps: [recipient("colleague"), fill("A1"), undo],
      says: ["partial, cc unverified (unrecognised)", "partial, to left (not-removable)"],
    }));
});

describe("more recipients than one call takes", () => {
  it.each<BehaviourPatch>([
    {},
    { "recipients.fieldLimit": 260, "recipients.overLimit": "refused" },
    { "recipients.fieldLimit": 260, "recipients.overLimit": "unanswered" },
    { "recipients.fieldLimit": 260, "recipients.overLimit": "dropped" },
  ])("stay, all of them (%j)", (behaviours) =>
    expectSaid({
      behaviours,
      steps: [recipient("crowd"), fill("A1"), undo],
      says: ["complete", "partial, to left (not-removable)"],
    }),
  );

  it("of whom Outlook tells only the first hundred: the order's own is not called missing, and not gone", () =>
    expectSaid({
      behaviours: { "recipients.readLimit": 100 },
      steps: [recipient("crowd"), fill("A1"), retry, undo],
      says: ["partial, to unverified (unclear)", "partial, to unverified (unclear)", "partial, to left (unverified)"],
    }));

  it("leave no room for the order's own: that is said", () =>
    expectSaid({
      behaviours: { "recipients.fieldLimit": 250, "recipients.overLimit": "refused" },
      steps: [recipient("crowd"), fill("A1"), undo],
      says: ["partial, to missing (refused)", "undone"],
    }));
});

describe("a body that is read as it was saved last", () => {
  it.each<BehaviourPatch>([{ "body.read": "last-saved" }, { "body.read": "last-saved-or-written" }])(
    "what was typed since stays (%j)",
    (behaviours) =>
      expectSaid({
        behaviours,
        steps: [write("above", 0), fill("A1"), write("above", 0), retry, write("insert", 1), undo],
        says: ["complete", "complete", "undone"],
      }),
  );

  it("the other order finds it too", () =>
    expectSaid({
      behaviours: { "body.read": "last-saved" },
      steps: [fill("A1"), write("above", 0), fill("B1"), write("insert", 1), undo],
      says: ["complete", "complete", "undone"],
    }));
});

describe("one read of the body that comes back empty", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("the one with number %i: the text is there once, and undo takes it out", (read) =>
    expectSaid({
      behaviours: { "body.emptyRead": read },
      steps: [fill("A1"), retry, fill("A2"), undo],
      says: ["complete", "complete", "complete", AS_BEFORE],
    }),
  );
});

describe("a link to a cloud file of a form's name", () => {
  it.each<BehaviourPatch>([
    { "attachments.cloudContent": "url" },
    { "attachments.cloudContent": "unreadable" },
    { "attachments.ids": "index" },
  ])("is not the form, and stays (%j)", (behaviours) =>
    expectSaid({
      behaviours,
      steps: [file("cloud-form"), fill("A1"), retry, undo],
      says: ["complete", "complete", AS_BEFORE],
    }),
  );
});

describe("content of a file that cannot be read, or is empty", () => {
  describe.each<BehaviourPatch>([{ "attachments.content": "unreadable" }, { "attachments.content": "empty" }])(
    "%j",
    (behaviours) => {
      it("the form is checked by name and size, and taken back", () =>
        expectSaid({
          behaviours,
          steps: [fill("A1"), retry, undo],
          says: ["complete, names-and-sizes-only", "complete, names-and-sizes-only", AS_BEFORE],
        }));

      it.each(["edit", "edit-anew"] as const)("a form that the user has corrected (%s) stays", async (how) => {
        const lines = await said({ behaviours, steps: [fill("A1"), file(how), retry, undo], says: [] });
        expect(lines[1]).toMatch(/^partial, attachment unverified \(not-readable\)/);
        expect(lines[2]).toMatch(/^partial, attachment left \(unverified\)/);
      });

      it("the user's own file of a form's name stays, and is not called the form", async () => {
        const lines = await said({ behaviours, steps: [file("own-form"), fill("A1"), undo], says: [] });
        expect(lines[0]).toMatch(/^partial, attachment unverified \(not-readable\)/);
      });
    },
  );
});

describe("a removed file that stays in the list for a moment", () => {
  it.each([400, 1_000, 1_900])("%i ms: the new form is not called double, and undo not failed", (lingers) =>
    expectSaid({
      behaviours: { "attachments.removedLingersMs": lingers },
      steps: [fill("A1"), fill("A2"), fill("B1"), undo],
      says: ["complete", "complete", "complete", AS_BEFORE],
    }),
  );
});

describe("a mail that is resent, forwarded, answered or copied", () => {
  const inherited: readonly BehaviourPatch[] = [
    {},
    { "properties.inherited": "by-forward" },
    { "properties.inherited": "by-answers-and-copies" },
  ];
  describe.each(inherited)("%j", (behaviours) => {
    it.each(["copy", "forward", "reply"] as const)("%s: nothing there is ours, and that is said first", (how) =>
      expectSaid({
        behaviours,
        steps: [fill("A1"), { do: how }, undo, fill("A1"), confirm, undo],
        says: ["complete", "nothing", "blocked, names-order", how === "copy" ? "" : "complete", ""],
      }),
    );

    it("a draft whose memory is lost is treated alike", () =>
      expectSaid({
        behaviours,
        steps: [fill("A1"), { do: "reopen", memory: "lost" }, undo, fill("B1")],
        says: ["complete", "nothing", "blocked, names-order"],
      }));

    it("a draft that was closed and opened is known again", () =>
      expectSaid({
        behaviours,
        steps: [fill("A1"), { do: "reopen", memory: "kept" }, retry, fill("A1"), undo],
        says: ["complete", "complete", AS_BEFORE],
      }));
  });
});

describe("a draft that Outlook gives no id", () => {
  const NO_ID = { method: "save", after: 0, times: "all", fault: { kind: "unclear", isDone: false } } as const;
  const withoutId: Step = { do: "fill", pane: 0, order: "A1", faults: [NO_ID] };

  it("is taken back after it was closed and opened, where it is just as it was left", () =>
    expectSaid({
      steps: [withoutId, { do: "reopen", memory: "kept" }, undo],
      says: ["partial, saved unverified (unclear)", AS_BEFORE],
    }));

  it("is left alone where somebody has written in it since: nobody knows whose it is", () =>
    expectSaid({
      steps: [withoutId, write("above", 0), { do: "reopen", memory: "kept" }, undo],
      says: ["partial, saved unverified (unclear)", "nothing"],
    }));
});

describe("two windows on one draft", () => {
  it("the older pane does not take back the newer one's order", () =>
    expectSaid({
      steps: [fill("A1", 0), fill("B1", 1), undo],
      says: ["complete", "complete", "blocked, newer-fill"],
    }));

  it("what one has taken back, the other does not take back again", () =>
    expectSaid({
      steps: [fill("A1", 0), { do: "undo", pane: 1, faults: [] }, undo, fill("A1", 0)],
      says: ["complete", AS_BEFORE, "nothing", "complete"],
    }));
});

describe("a case number in the subject", () => {
  it.each<BehaviourPatch>([{ "subject.journal": "before" }, { "subject.journal": "after" }])(
    "of a journal system stays (%j)",
    (behaviours) =>
      expectSaid({ behaviours, steps: [fill("A1"), retry, undo], says: ["complete", "complete", "undone"] }),
  );

  it.each(["before", "after"] as const)("by hand, %s ours, stays, and the user's own comes back", (how) =>
    expectSaid({
      steps: [subject("replace"), fill("A1"), subject(how), retry, undo],
      says: ["complete, subject-replaced", "complete", "undone"],
    }),
  );

  it("within ours makes it the user's", () =>
    expectSaid({
      steps: [fill("A1"), subject("within"), retry, undo],
      says: ["complete", "complete", "partial, subject left (edited)"],
    }));
});

describe("a quoted mail of ours", () => {
  const kinds = Object.keys(QUOTE_KINDS) as QuoteKind[];

  describe.each(["html", "text"] as const)("in %s", (bodyType) => {
    it.each(kinds)("as in %s: is told before, not touched, and does not count", (kind) =>
      expectSaid({
        bodyType,
        steps: [{ do: "paste", kind, of: "A1", where: "below" }, fill("A1"), confirm, fill("B1"), confirm, undo],
        says: [
          "blocked, names-order",
          "complete, names-order",
          "blocked, names-order",
          "complete, names-order",
          "undone",
        ],
      }),
    );

    it.each(kinds)("of another round, as in %s, pasted above ours afterwards: ours is still found", (kind) =>
      expectSaid({
        bodyType,
        steps: [fill("A1"), { do: "paste", kind, of: "earlier", where: "above" }, retry, undo],
        says: ["complete", "complete", "undone"],
      }),
    );

    it.each(kinds)("the head of a mail, as in %s, pasted above ours does not make ours a quote", (kind) =>
      expectSaid({
        bodyType,
        steps: [fill("A1"), { do: "paste", kind, of: "a question", where: "above" }, retry, fill("A2"), undo],
        says: ["complete", "complete", "complete", "undone"],
      }),
    );
  });
});

describe("an editor that rewrites what it is given", () => {
  const REWRITING: readonly BehaviourPatch[] = [
    { "body.engine": "word", "body.lists": "list-paragraphs", "body.runs": "split" },
    { "body.engine": "mac", "body.spaces": "no-break-at-edges" },
    { "body.lists": "text-bullets", "body.classes": "prefix", "body.ids": "prefix-each-write" },
    { "body.inlineStyles": "strip", "body.looseText": "keep", "body.document": "inner" },
  ];

  it.each(REWRITING)("%j: the text is found, exchanged, and taken out", (behaviours) =>
    expectSaid({
      behaviours,
      steps: [fill("A1"), retry, fill("A2"), fill("B1"), undo],
      says: ["complete", "complete", "complete", "complete", AS_BEFORE],
    }),
  );

  it.each<BehaviourPatch>([
    { "body.plainTextWrap": 76 },
    { "body.plainTextWrap": 40, "body.textBullets": "star" },
    { "body.plainDraft": "html-at-save", "body.textToHtml": "br" },
    { "body.plainDraft": "html-at-save", "body.textToHtml": "paragraph" },
    { "body.htmlIntoPlainText": "converted" },
  ])("%j: a plain text too", (behaviours) =>
    expectSaid({
      bodyType: "text",
      behaviours,
      steps: [fill("A1"), retry, fill("A2"), fill("B1"), undo],
      says: ["complete", "complete", "complete", "complete", AS_BEFORE],
    }),
  );

  it.each([
    ["html", "text"],
    ["text", "html"],
  ] as const)("a draft in %s that the user turns into %s", (bodyType, type) =>
    expectSaid({
      bodyType,
      begin: "words",
      steps: [fill("A1"), { do: "format", type }, retry, fill("A2"), undo],
      says: ["complete", "complete", "complete", AS_BEFORE],
    }),
  );
});

describe("a word of the user's in our text", () => {
  it.each(["insert", "below", "change", "picture"] as const)("%s: the other order is not filled beside it", (how) =>
    expectSaid({
      steps: [fill("A1"), write(how, 0.3), retry, fill("B1"), fill("A2"), undo],
      says: [
        "complete",
        "complete, text-edited",
        "blocked, other-order",
        "partial, body missing (edited)",
        "partial, body left (edited)",
      ],
    }),
  );

  it("the whole text deleted by hand: undo says so, and takes back the rest", async () => {
    const trial = await run({
      bodyType: "html",
      begin: "empty",
      behaviours: {},
      steps: [fill("A1"), write("clear", 0), undo],
    });
    expect(trial.reports.at(-1)).toMatchObject({ outcome: "undone", wasTextGone: true, left: [] });
  });
});

describe("a memory that Outlook says it keeps, and does not", () => {
  const lost = (times: "one" | "all"): Step => ({
    do: "fill",
    pane: 0,
    order: "A1",
    faults: [{ method: "writeMemory", after: 0, times, fault: { kind: "lose" } }],
  });

  it("once: it is written again before anything else is", () =>
    expectSaid({
      steps: [lost("one"), { do: "reopen", memory: "kept" }, undo],
      says: ["complete", AS_BEFORE],
    }));

  it("never: that is said before anything is written", () =>
    expectSaid({ steps: [lost("all"), undo], says: ["blocked, memory", "nothing"] }));
});

describe("the clients", () => {
  interface Client {
    readonly title: string;
    readonly values: Readonly<Record<string, { readonly value: unknown }>>;
  }
  const CLIENTS: readonly Client[] = [web, newOutlook, plainText, slowStore];
  const WITH_DIRECTORY_NAMES: readonly Client[] = [classic, directory];
  const patchOf = ({ values }: Client): BehaviourPatch =>
    Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value])) as BehaviourPatch;

  describe.each(["html", "text"] as const)("in %s", (bodyType) => {
    it.each(CLIENTS.map((client) => [client.title, client] as const))("%s: both orders, and undo", (_title, client) =>
      expectSaid({
        bodyType,
        behaviours: patchOf(client),
        steps: [fill("A1"), retry, fill("A2"), fill("B1"), undo],
        says: ["complete", "complete", "complete", "complete", "undone"],
      }),
    );

    const unrecognised = "partial, cc unverified (unrecognised)";
    it.each(WITH_DIRECTORY_NAMES.map((client) => [client.title, client] as const))(
      "%s: whom Outlook does not give back by address is not called there, and the other order stays out",
      (_title, client) =>
        expectSaid({
          bodyType,
          behaviours: patchOf(client),
          steps: [fill("A1"), retry, fill("A2"), fill("B1"), undo],
          says: [unrecognised, unrecognised, unrecognised, "blocked, other-order", "partial, cc left (not-removable)"],
        }),
    );

    it("Outlook for Mac: the file that it loses is named, and nothing is there twice", async () => {
      const lines = await said({
        bodyType,
        behaviours: patchOf(mac),
        steps: [fill("A1"), retry, retry, undo],
        says: [],
      });
      expect(lines[0]).toMatch(/^partial, attachment missing \(vanished\)/);
      expect(lines.at(-1)).toMatch(/^undone/);
    });
  });
});
