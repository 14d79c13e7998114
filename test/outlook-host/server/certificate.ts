/** A certificate for servers on this machine only. It is made here, kept in a folder that git ignores, and trusted by nobody. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "selfsigned";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAYS = 365;
const RENEW_BEFORE_MS = 7 * 24 * 60 * 60 * 1000;

interface StoredCertificate extends Certificate {
  /** Milliseconds since 1970. */
  readonly notAfter: number;
  readonly hosts: readonly string[];
}

function readStored(file: string, hosts: readonly string[]): Certificate | null {
  if (!existsSync(file)) return null;
  const stored = JSON.parse(readFileSync(file, "utf8")) as StoredCertificate;
  const isUsable = stored.notAfter - RENEW_BEFORE_MS > Date.now() && hosts.every((host) => stored.hosts.includes(host));
  return isUsable ? stored : null;
}

/**
 * Reads the certificate of the folder, or makes one where there is none, it is about to end, or a host is missing in it.
 * @param folder is made where it is missing
 * @param hosts names the certificate is for, `localhost` first
 */
export async function provideCertificate(folder: string, hosts: readonly string[]): Promise<Certificate> {
  const file = path.join(folder, "certificate.json");
  const stored = readStored(file, hosts);
  if (stored) return stored;
  const notAfter = new Date(Date.now() + DAYS * 24 * 60 * 60 * 1000);
  const pems = await generate([{ name: "commonName", value: hosts[0] ?? "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    notAfterDate: notAfter,
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [...hosts.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: "127.0.0.1" }],
      },
    ],
  });
  const made: StoredCertificate = { key: pems.private, cert: pems.cert, notAfter: notAfter.getTime(), hosts };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
