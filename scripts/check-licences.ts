/** Lists the licences of what is shipped, and fails on one that nobody has agreed to (npm run licences). */
import { isAllowed, shippedPackages } from "./licences.js";

const packages = shippedPackages();
const counts = new Map<string, number>();
for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
for (const [licence, count] of [...counts].sort((one, other) => other[1] - one[1])) {
  console.log(`${String(count).padStart(5)}  ${licence || "(none)"}`);
}
const refused = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of refused) {
  console.error(`Not allowed: ${name} ${version}, ${licence || "no licence"}. The list is in scripts/licences.js.`);
}
console.log(`${packages.length} packages are shipped.`);
if (refused.length > 0) process.exitCode = 1;
