import { rmSync } from "node:fs";

export default function removeSite(): void {
  const folder = process.env["HOSTING_SITE"];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
