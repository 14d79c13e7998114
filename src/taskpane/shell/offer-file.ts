import type { WrittenFile } from "../../app/ports/written-file";

/** Hands the user a file, as a download of the browser. */
export function offerFile({ name, type, content }: WrittenFile): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address when the download starts, which is after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
