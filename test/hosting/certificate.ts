import { writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "selfsigned";

/** A certificate for localhost, made on the spot, in files that a web server reads. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  /** The certificate as text: its own authority. */
  readonly pem: string;
}

/** @param folder where the two files are put */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  const certFile = path.join(folder, "cert.pem");
  const keyFile = path.join(folder, "key.pem");
  writeFileSync(certFile, made.cert);
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  return { certFile, keyFile, pem: made.cert };
}
