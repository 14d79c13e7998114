/** @jest-environment jsdom */
/** What random sequences have found, each made as short as it gets: it stays found. */
import { run, type Sequence } from "./trial";

const NEW_MAIL = { bodyType: "html", begin: "empty", behaviours: {} } as const;

const FOUND: Readonly<Record<string, Sequence>> = {
  "who comes while the memory is waited for is not missing": {
    ...NEW_MAIL,
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "writeMemory", after: 1, times: "one", fault: { kind: "no-answer", isDone: false } },
          {
            method: "addRecipients",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: true, afterMs: 5_000 },
          },
        ],
      },
    ],
  },
  "who comes while a file's content is waited for is not missing": {
    ...NEW_MAIL,
    behaviours: { "attachments.addedLateMs": 2_000 },
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "addRecipients",
            after: 1,
            times: "one",
            fault: { kind: "late", isAnswered: true, afterMs: 5_000 },
          },
          { method: "readAttachment", after: 0, times: "one", fault: { kind: "no-answer", isDone: false } },
        ],
      },
    ],
  },
  "a subject of the user's is written over by one of ours that was on its way before it": {
    ...NEW_MAIL,
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "writeSubject",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: false, afterMs: 40_000 },
          },
        ],
      },
      { do: "subject", how: "before" },
    ],
  },
  "somebody whom Outlook resolves late is not put back a second time": {
    ...NEW_MAIL,
    behaviours: {
      "recipients.duplicates": "kept",
      "recipients.resolveDelayMs": 200,
      "attachments.content": "empty",
    },
    steps: [
      { do: "recipient", field: "to", how: "colleague", where: 0 },
      { do: "fill", pane: 0, order: "B2", faults: [] },
      { do: "file", how: "edit-anew", where: 0 },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "two recipients of the user's are as they were after undo": {
    ...NEW_MAIL,
    steps: [
      { do: "recipient", field: "to", how: "stranger", where: 0 },
      { do: "recipient", field: "to", how: "stranger", where: 0 },
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a draft from which the user has deleted everything takes the other order": {
    ...NEW_MAIL,
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "write", how: "clear", where: 0 },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a memory that is kept when the draft is saved names its item then": {
    ...NEW_MAIL,
    behaviours: { "properties.kept": "at-save" },
    steps: [
      {
        do: "fill",
        pane: 1,
        order: "A1",
        faults: [{ method: "save", after: 0, times: "one", fault: { kind: "unclear", isDone: false } }],
      },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "what undo forgets is forgotten where it is kept only when the draft is saved": {
    ...NEW_MAIL,
    behaviours: { "properties.kept": "at-save" },
    steps: [
      { do: "fill", pane: 1, order: "A1", faults: [] },
      { do: "undo", pane: 0, faults: [] },
      { do: "paste", kind: "nothing at all", of: "B1", where: "below" },
      { do: "undo", pane: 1, faults: [] },
    ],
  },
  "files that come into the list two seconds late are not called missing": {
    ...NEW_MAIL,
    behaviours: { "attachments.addedLateMs": 2_000 },
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "writeMemory", after: 1, times: "one", fault: { kind: "no-answer", isDone: false } }],
      },
    ],
  },
  "a subject of which nothing came, and that was empty before, stands in nobody's way": {
    ...NEW_MAIL,
    steps: [
      { do: "fill", pane: 0, order: "B2", faults: [] },
      {
        do: "fill",
        pane: 1,
        order: "A1",
        faults: [{ method: "writeSubject", after: 1, times: "one", fault: { kind: "unclear", isDone: false } }],
      },
    ],
  },
  "an earlier round's text that is pasted above ours is not taken for ours": {
    ...NEW_MAIL,
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "paste", kind: "nothing at all", of: "earlier", where: "above" },
    ],
  },
  "the other order's text below is not taken for ours, changed": {
    ...NEW_MAIL,
    steps: [
      { do: "fill", pane: 0, order: "B2", faults: [] },
      { do: "paste", kind: "nothing at all", of: "A2", where: "below" },
      {
        do: "undo",
        pane: 0,
        faults: [{ method: "readRecipients", after: 2, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
    ],
  },
  "a recipient of the other order who comes 40 seconds late is noticed": {
    ...NEW_MAIL,
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "B1",
        faults: [
          {
            method: "addRecipients",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: true, afterMs: 40_000 },
          },
        ],
      },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "a memory that comes 40 seconds late does not take a newer one's place": {
    ...NEW_MAIL,
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "writeMemory",
            after: 0,
            times: "all",
            fault: { kind: "late", isAnswered: false, afterMs: 40_000 },
          },
        ],
      },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "what was remembered and then not written is not taken for written": {
    ...NEW_MAIL,
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "writeMemory", after: 0, times: "one", fault: { kind: "no-answer", isDone: true } }],
      },
      { do: "paste", kind: "nothing at all", of: "A2", where: "above" },
    ],
  },
  "an undo that was cut off by another mail is completed": {
    ...NEW_MAIL,
    steps: [
      { do: "fill", pane: 0, order: "B1", faults: [] },
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readBody", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
    ],
  },
  "two windows whose memory cannot be read: the second does not write the text once more": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "properties.load": "unreadable" },
    steps: [
      { do: "fill", pane: 1, order: "A1", faults: [] },
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "confirm", pane: 1, faults: [] },
    ],
  },
  "an order whose memory could not be written, after another was taken out, leaves none behind": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "properties.kept": "at-save" },
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      {
        do: "fill",
        pane: 0,
        order: "B2",
        faults: [{ method: "writeMemory", after: 0, times: "one", fault: { kind: "no-answer", isDone: false } }],
      },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a memory that cannot be read is held by the pane, whatever one answer in between says": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "properties.load": "unreadable" },
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "confirm", pane: 0, faults: [{ method: "readMemory", after: 0, times: "one", fault: { kind: "empty" } }] },
    ],
  },
  "what another window has taken back is not held any more": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "properties.kept": "at-save" },
    steps: [
      { do: "fill", pane: 0, order: "B2", faults: [] },
      { do: "undo", pane: 1, faults: [] },
      { do: "paste", kind: "nothing at all", of: "B1", where: "above" },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a link of a form's name stays where a file's id is its place in the list": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "attachments.ids": "index" },
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "file", how: "cloud-form", where: 0 },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a fill in an Outlook that keeps no memory, and an order beside another mail in between": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "properties.load": "missing" },
    steps: [
      { do: "fill", pane: 0, order: "B1", faults: [] },
      { do: "confirm", pane: 0, faults: [] },
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readBodyType", after: 0, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
    ],
  },
  "a size that cannot be a file's says nothing of whose it is": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "attachments.size": "zero", "attachments.sizeOverhead": 120 },
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "file", how: "own-form", where: 0 },
      {
        do: "retry",
        pane: 0,
        faults: [{ method: "readAttachment", after: 0, times: "all", fault: { kind: "refuse" } }],
      },
    ],
  },
  "a subject that the user put in the place of ours comes back": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "subject", how: "replace" },
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a fill that another mail cut off stands in no other order's way": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "addRecipients", after: 0, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a memory that cannot be read back once is not forgotten": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "file", how: "remove", where: 0 },
      { do: "retry", pane: 0, faults: [{ method: "readMemory", after: 1, times: "all", fault: { kind: "throw" } }] },
    ],
  },
  "what was remembered before another mail cut the fill off is taken back without harm": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "file", how: "add", where: 0 },
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readMemory", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a subject of the user's comes back also where an undo that was not complete came between": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "subject", how: "replace" },
      {
        do: "fill",
        pane: 0,
        order: "B2",
        faults: [{ method: "readRecipients", after: 2, times: "one", fault: { kind: "no-answer", isDone: false } }],
      },
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a subject that the user has cleared stands in no other order's way": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "reply" },
      { do: "fill", pane: 0, order: "B1", faults: [] },
      { do: "fill", pane: 1, order: "A1", faults: [] },
      { do: "subject", how: "clear" },
    ],
  },
  "of two memories the one that comes 40 seconds late does not count": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 1, order: "A1", faults: [] },
      { do: "fill", pane: 0, order: "B2", faults: [] },
      {
        do: "retry",
        pane: 1,
        faults: [
          { method: "writeMemory", after: 0, times: "one", fault: { kind: "late", isAnswered: true, afterMs: 40000 } },
        ],
      },
      { do: "fill", pane: 0, order: "A2", faults: [] },
    ],
  },
  "a text that comes after undo is known again": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "prependBody", after: 0, times: "one", fault: { kind: "late", isAnswered: false, afterMs: 40000 } },
        ],
      },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a text that the user pastes after undo is the user's": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A2", faults: [] },
      { do: "undo", pane: 0, faults: [] },
      { do: "paste", kind: "nothing at all", of: "A2", where: "above" },
    ],
  },
  "a pane that holds its own memory goes on knowing its text beside the other order's": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "properties.load": "unreadable" },
    steps: [
      { do: "fill", pane: 0, order: "B1", faults: [] },
      { do: "confirm", pane: 0, faults: [] },
      { do: "paste", kind: "nothing at all", of: "A1", where: "below" },
      { do: "fill", pane: 0, order: "B2", faults: [] },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a memory without an id, and a text that comes while another mail is in front": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A2",
        faults: [
          { method: "save", after: 0, times: "one", fault: { kind: "no-answer", isDone: true } },
          { method: "addRecipients", after: 0, times: "one", fault: { kind: "switch-item", isDone: true } },
        ],
      },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "a text that was refused, and comes two seconds later, is not written twice": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "body.prependDelayMs": 2000 },
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "prependBody", after: 0, times: "one", fault: { kind: "refuse", isDone: true } }],
      },
    ],
  },
  "files that an undo has left are not taken for the user's because memory reads as empty once": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "attachments.removal": "pretended" },
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      {
        do: "undo",
        pane: 0,
        faults: [{ method: "readSubject", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readMemory", after: 0, times: "one", fault: { kind: "empty" } }],
      },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "an order's last memory that comes 40 seconds late does not take the next order's place": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "writeMemory", after: 1, times: "one", fault: { kind: "late", isAnswered: true, afterMs: 40000 } },
        ],
      },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a recipient who comes 40 seconds late is known after an undo that was not complete": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "attachments.removal": "pretended" },
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A2",
        faults: [
          {
            method: "addRecipients",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: false, afterMs: 40000 },
          },
        ],
      },
      { do: "fill", pane: 0, order: "B1", faults: [] },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "a copy of ours that the user made stays, where one of two texts was to be taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      {
        do: "fill",
        pane: 0,
        order: "A2",
        faults: [{ method: "readSubject", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "paste", kind: "nothing at all", of: "A2", where: "below" },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a file of the user's that one empty list leaves out is not called gone": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "file", how: "edit-anew", where: 0 },
      {
        do: "undo",
        pane: 0,
        faults: [{ method: "listAttachments", after: 1, times: "one", fault: { kind: "empty" } }],
      },
    ],
  },
  "somebody whose address is not told is not called missing because another one was removed": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "recipients.ownOrganisation": "empty-address" },
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "recipient", field: "cc", how: "remove", where: 0 },
    ],
  },
  "a subject that comes after the draft was saved is saved before that is said": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "calls.latencyMs": 50 },
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "writeSubject", after: 0, times: "one", fault: { kind: "late", isAnswered: true, afterMs: 200 } },
        ],
      },
    ],
  },
  "a text that the user pastes after a fill that wrote nothing is the user's": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readMemory", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "paste", kind: "nothing at all", of: "A1", where: "above" },
    ],
  },
  "a text of the other order that is pasted after a fill that wrote nothing is not taken for ours, changed": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "B2",
        faults: [{ method: "readMemory", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "paste", kind: "nothing at all", of: "B1", where: "above" },
    ],
  },
  "a recipient who comes 40 seconds late, after undo, is not taken for checked": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "addRecipients",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: true, afterMs: 40000 },
          },
        ],
      },
      { do: "fill", pane: 0, order: "A2", faults: [] },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "somebody whose address is not told is not called gone where undo could not read the field": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "recipients.ownOrganisation": "empty-address" },
    steps: [
      { do: "fill", pane: 0, order: "B1", faults: [] },
      { do: "fill", pane: 0, order: "A1", faults: [] },
      {
        do: "undo",
        pane: 0,
        faults: [{ method: "readRecipients", after: 0, times: "one", fault: { kind: "no-answer", isDone: false } }],
      },
    ],
  },
  "a copy of our earlier text that the user pasted does not make the new one doubtful": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "paste", kind: "nothing at all", of: "A2", where: "above" },
      { do: "fill", pane: 0, order: "A2", faults: [] },
      { do: "confirm", pane: 0, faults: [] },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "a subject that comes back with the other order's undo is no part of a fill that was not begun": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "copy" },
      { do: "fill", pane: 0, order: "B2", faults: [] },
      { do: "confirm", pane: 0, faults: [] },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "a word of the user's in the subject counts as kept where ours comes late over it": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "subject", how: "within" },
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "writeSubject", after: 0, times: "one", fault: { kind: "late", isAnswered: true, afterMs: 5000 } },
        ],
      },
      { do: "retry", pane: 0, faults: [] },
    ],
  },
  "a recipient who comes 40 seconds late, after undo in another window, is not taken for checked": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "addRecipients",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: true, afterMs: 40000 },
          },
        ],
      },
      { do: "fill", pane: 0, order: "A2", faults: [] },
      { do: "undo", pane: 1, faults: [] },
    ],
  },
  "a text that comes when another order stands there already is taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "prependBody", after: 0, times: "one", fault: { kind: "late", isAnswered: true, afterMs: 40000 } },
        ],
      },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a text of the profile before that comes late is taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "prependBody", after: 0, times: "one", fault: { kind: "late", isAnswered: false, afterMs: 40000 } },
        ],
      },
      { do: "fill", pane: 0, order: "A2", faults: [] },
    ],
  },
  "a text that comes after undo and a second fill is taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          { method: "prependBody", after: 0, times: "one", fault: { kind: "late", isAnswered: false, afterMs: 40000 } },
        ],
      },
      { do: "undo", pane: 0, faults: [] },
      { do: "fill", pane: 0, order: "A1", faults: [] },
    ],
  },
  "a text that the user has deleted, and pastes after undo, is the user's": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "write", how: "clear", where: 0 },
      { do: "undo", pane: 0, faults: [] },
      { do: "paste", kind: "nothing at all", of: "A1", where: "above" },
    ],
  },
  "a name with a sign that is a quote's at the beginning of a line is found where Word breaks the line before it": {
    bodyType: "html",
    begin: "empty",
    behaviours: { "body.engine": "word" },
    municipality: "hard names",
    steps: [{ do: "fill", pane: 0, order: "B2", faults: [] }],
  },
  "what undo could not forget in the draft is not believed any more": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "fill", pane: 1, order: "A2", faults: [] },
      { do: "undo", pane: 0, faults: [] },
      { do: "paste", kind: "nothing at all", of: "A2", where: "below" },
      {
        do: "undo",
        pane: 0,
        faults: [{ method: "writeMemory", after: 0, times: "one", fault: { kind: "unclear", isDone: false } }],
      },
    ],
  },
  "a recipient who comes 40 seconds late, of a fill that another mail cut off, is not taken for checked": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "addRecipients",
            after: 1,
            times: "one",
            fault: { kind: "late", isAnswered: true, afterMs: 40000 },
          },
          { method: "readBody", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } },
        ],
      },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a file that comes 40 seconds late, when another order's stands there already, is taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [
          {
            method: "addAttachment",
            after: 0,
            times: "one",
            fault: { kind: "late", isAnswered: false, afterMs: 40000 },
          },
        ],
      },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "a quote of the other order below does not make a text that is written once more the user's": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 1, order: "B1", faults: [] },
      { do: "paste", kind: "Outlook on the web", of: "A1", where: "below" },
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readRecipients", after: 0, times: "all", fault: { kind: "no-answer", isDone: false } }],
      },
      { do: "retry", pane: 1, faults: [] },
    ],
  },
  "a text that the user pastes after another window's fill wrote nothing is not taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 1,
        order: "B1",
        faults: [{ method: "readMemory", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "paste", kind: "nothing at all", of: "B1", where: "above" },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
  "a text that the user pastes after a fill that wrote nothing is the user's, also when the draft was opened anew": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "B1",
        faults: [{ method: "readMemory", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "reopen", memory: "kept" },
      { do: "paste", kind: "nothing at all", of: "B1", where: "above" },
      { do: "fill", pane: 0, order: "B1", faults: [] },
    ],
  },
  "an order that was taken out before the next one was cut off does not count as remembered": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      { do: "fill", pane: 0, order: "B1", faults: [] },
      {
        do: "fill",
        pane: 1,
        order: "A1",
        faults: [{ method: "readMemory", after: 2, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "paste", kind: "nothing at all", of: "A2", where: "below" },
    ],
  },
  "a text that undo could not take out stays ours when another window took the rest": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "A1",
        faults: [{ method: "readBody", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      {
        do: "undo",
        pane: 1,
        faults: [{ method: "replaceBody", after: 0, times: "one", fault: { kind: "no-answer", isDone: false } }],
      },
      { do: "paste", kind: "nothing at all", of: "a question", where: "below" },
      { do: "fill", pane: 0, order: "B2", faults: [] },
    ],
  },
  "a text in which the user wrote a word stays remembered when the rest was taken out": {
    bodyType: "html",
    begin: "empty",
    behaviours: {},
    steps: [
      {
        do: "fill",
        pane: 0,
        order: "B1",
        faults: [{ method: "readBody", after: 1, times: "one", fault: { kind: "switch-item", isDone: false } }],
      },
      { do: "write", how: "insert", where: 0.1 },
      { do: "fill", pane: 0, order: "A1", faults: [] },
      { do: "visit", pane: 0 },
      { do: "undo", pane: 0, faults: [] },
    ],
  },
};

it.each(Object.entries(FOUND))("%s", async (_what, sequence) => {
  const trial = await run(sequence);
  await trial.heal();
  expect(trial.reports.length).toBeGreaterThan(0);
});
