/** @jest-environment jsdom */
import { type DraftHarness, describeDraftContract } from "./draft-contract";
import { htmlToText, MemoryOutlook } from "./memory-draft";

function createHarness(): DraftHarness {
  const outlook = new MemoryOutlook();
  const view = (position: number) => {
    const { bodyType, body, subject, to, cc, files, saves } = outlook.inspect(position);
    return {
      to: to.map(({ address }) => address),
      cc: cc.map(({ address }) => address),
      subject,
      text: bodyType === "html" ? htmlToText(body) : body,
      files: files.map(({ name, base64 }) => ({ name, base64 })),
      isSaved: saves > 0,
    };
  };
  return {
    async compose({ body = "", signature = "", ...setup } = {}) {
      const draft = outlook.compose({ ...setup, body: body + signature });
      outlook.edit((state) => ({ to: state.to.map(named), cc: state.cc.map(named) }));
      return draft;
    },
    reloadPane: async () => outlook.reloadPane(),
    async switchItem() {
      outlook.compose();
    },
    arrange: async (method, fault) => outlook.arrange(method, fault, { times: 1 }),
    passTime: async () => undefined,
    inspect: async () => view(0),
    inspectOther: async () => view(1),
  };
}

/** `Navn <adresse>` as the user writes it. */
function named<T extends { readonly address: string; readonly name: string }>(entry: T): T {
  const [, name, address] = /^(.*) <(.*)>$/.exec(entry.address) ?? [];
  return name && address ? { ...entry, name, address } : entry;
}

describeDraftContract("the draft in memory", {
  describe,
  test: (name, body) => it(name, () => body(createHarness())),
  expect,
});

describe("the Outlook in memory, where no test arranged anything", () => {
  it("throws when nothing was said to be in front of the pane", () => {
    expect(() => new MemoryOutlook().openDraft()).toThrow("did not say");
    expect(() => new MemoryOutlook().inspect()).toThrow("composed no draft");
  });

  it("has no draft beside a mail that is being read", () => {
    const outlook = new MemoryOutlook();
    outlook.showReadMail();
    expect(outlook.openDraft()).toBeNull();
  });
});
