/** `npm run switch-table`: writes the table of the local Outlook's switches into docs/outlook-quirks.md. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { placeSwitchTable } from "../test/outlook-host/behaviours/switch-table";

const file = path.resolve("docs/outlook-quirks.md");
writeFileSync(file, placeSwitchTable(readFileSync(file, "utf8")));
