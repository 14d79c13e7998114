import { createHash } from "node:crypto";
import type { PreparedForm } from "../../src/app/ports/forms";
import { type CampaignForm, formFileName } from "../../src/domain/campaign/campaign";

/** A form as it is attached, of any content: the real forms are tested where they are made. */
export function preparedForm(form: CampaignForm, content: string): PreparedForm {
  const bytes = Buffer.from(content);
  return {
    form,
    fileName: formFileName(form),
    bytes,
    base64: bytes.toString("base64"),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    origin: "test",
    date: null,
    source: "bundled",
    refused: null,
  };
}
