/** `npm run package`: writes release/. BASE_URL, ADDIN_ID and NAME_SUFFIX as for the build; TEST_BASE_URL for the test manifest. */
import { statSync } from "node:fs";
import path from "node:path";
import { PLACEHOLDER_ADDRESS, packageRelease } from "./release";

const TARGET = "release";
const { BASE_URL, ADDIN_ID, NAME_SUFFIX } = process.env;
const files = packageRelease(TARGET, {
  baseUrl: BASE_URL || PLACEHOLDER_ADDRESS,
  addinId: ADDIN_ID,
  nameSuffix: NAME_SUFFIX,
});
for (const file of files) console.log(`${TARGET}/${file} ${statSync(path.join(TARGET, file)).size} bytes`);
if (!BASE_URL)
  console.log(`BASE_URL is not set: whoever installs it runs deploy/rebase.mjs (${PLACEHOLDER_ADDRESS} until then).`);
