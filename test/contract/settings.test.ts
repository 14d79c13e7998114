import type { Settings } from "../../src/app/ports/settings";
import { createMailbox } from "../unit/outlook/outlook-settings";
import { describeSettingsContract } from "./settings-contract";

describeSettingsContract("the settings in memory", {
  describe,
  test: (name, body) =>
    it(name, () => {
      let mailbox = createMailbox();
      /** A refusal strikes once. */
      const openPane = (): Settings => {
        const settings = mailbox.openPane();
        const save = (value: unknown) => settings.save(value).finally(() => mailbox.fail(null));
        return { read: () => settings.read(), save };
      };
      return body({
        async open(stored) {
          mailbox = createMailbox(stored);
          return openPane();
        },
        reload: async () => openPane(),
        async refuseSave() {
          mailbox.fail("not-saved");
        },
      });
    }),
  expect,
});
