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

/** What a server shows of itself, as text. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

interface Wanted {
  /** Who signs it; itself where left out. */
  readonly by?: KeyPair;
  readonly isAuthority?: boolean;
  readonly organisation?: string;
  readonly until?: Date;
  readonly from?: Date;
}

/** Makes a certificate for a name. */
export async function makeKeyPair(name: string, wanted: Wanted = {}): Promise<KeyPair> {
  const { by, isAuthority = false, organisation, until, from } = wanted;
  const subject = [{ name: "commonName", value: name }];
  if (organisation) subject.push({ name: "organizationName", value: organisation });
  const made = await generate(subject, {
    keyType: "ec",
    algorithm: "sha256",
    ...(by ? { ca: by } : {}),
    ...(until ? { notAfterDate: until } : {}),
    ...(from ? { notBeforeDate: from } : {}),
    extensions: [
      { name: "basicConstraints", cA: isAuthority },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** One for all servers of a test file: making it takes as long as starting one. */
let ours: Promise<KeyPair> | undefined;

/** @param folder where the two files are put */
export async function makeCertificate(folder: string): Promise<Certificate> {
  ours ??= makeKeyPair("localhost", { isAuthority: true });
  const { cert, key } = await ours;
  const certFile = path.join(folder, "cert.pem");
  const keyFile = path.join(folder, "key.pem");
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key, { mode: 0o600 });
  return { certFile, keyFile, pem: cert };
}
