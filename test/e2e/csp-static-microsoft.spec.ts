/** The same site with office.js from Microsoft's newer host, as deploy/rebase.mjs has it: no file comes from the old one. */
import { test } from "./outlook-fixture";
import { walkFilling, walkReading } from "./pane-states";
import { expectNothingBesides } from "./policy-walk";

test.use({ officeJsHost: "officeapis.public.onecdn.static.microsoft" });

for (const [name, walk] of [
  ["filling, and the checklist", walkFilling],
  ["reading", walkReading],
] as const) {
  test(name, ({ outlook, officeJsHost }) => expectNothingBesides(outlook, officeJsHost, walk));
}
