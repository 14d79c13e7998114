import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import tls from "node:tls";

/** A certificate that the administrator trusts beside those that Node knows. */
export interface OwnAuthority {
  /** The file, as it was named. */
  readonly file: string;
  readonly certificate: string;
  /** Whom it is issued to. */
  readonly names: readonly string[];
}

/** The file cannot be used; the message says why, in Danish. */
export class AuthorityError extends Error {}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Reads the file behind `--ca`: PEM, with one certificate or several, or DER, which is what Windows exports first.
 * @throws AuthorityError
 */
export function readAuthority(file: string): OwnAuthority {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new AuthorityError(`Filen ${file} kan ikke læses (${(error as NodeJS.ErrnoException).code}).`);
  }
  const text = bytes.toString("latin1");
  if (/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text)) {
    throw new AuthorityError(
      `Filen ${file} indeholder en privat nøgle. --ca skal have certifikatet, og nøglen skal blive på serveren.`,
    );
  }
  if (text.includes("-----BEGIN PKCS7-----")) {
    throw new AuthorityError(
      `Filen ${file} er en samling af certifikater (PKCS #7). Eksportér udstederens certifikat som Base64 (.cer).`,
    );
  }
  try {
    const certificates = (text.match(PEM) ?? [bytes]).map((one) => new X509Certificate(one));
    return {
      file,
      certificate: certificates.map(String).join("\n"),
      names: certificates.map(({ subject }) => commonName(subject)),
    };
  } catch {
    throw new AuthorityError(
      `Filen ${file} er ikke et certifikat. --ca skal have udstederens certifikat (.pem, .crt eller .cer).`,
    );
  }
}

/** Node's own authorities and the administrator's; undefined where there is none of their own. */
export function trustedWith(authority: OwnAuthority | undefined): readonly string[] | undefined {
  return authority ? [...tls.rootCertificates, authority.certificate] : undefined;
}

/** `CN=Eksempel CA\nO=Kommune`: the name that people know it by. */
function commonName(subject: string): string {
  return (/^CN=(.*)$/m.exec(subject) ?? /^OU?=(.*)$/m.exec(subject))?.[1] ?? subject.replace(/\n/g, ", ");
}

/** What a server shows of itself, trusted or not. */
export interface ShownCertificate {
  readonly issuer: string;
  /** Whether the issuer belongs to an organisation that Node knows as a public authority. */
  readonly issuerIsPublic: boolean;
  readonly selfSigned: boolean;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** The names that it is for. */
  readonly names: readonly string[];
}

/** Looks at a server's certificate without trusting it; null where there is no seeing it. */
export function lookAtCertificate(url: string, timeoutMs: number): Promise<ShownCertificate | null> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = tls.connect({ host, port: Number(port || 443), rejectUnauthorized: false, ...servername });
    const end = (shown: ShownCertificate | null) => {
      socket.destroy();
      resolve(shown);
    };
    socket.setTimeout(timeoutMs, () => end(null));
    socket.once("error", () => end(null));
    socket.once("secureConnect", () => {
      const certificate = socket.getPeerX509Certificate();
      end(certificate ? shownBy(certificate) : null);
    });
  });
}

function shownBy(certificate: X509Certificate): ShownCertificate {
  const { subject, issuer, validFrom, validTo, subjectAltName } = certificate;
  return {
    issuer: commonName(issuer),
    issuerIsPublic: isPublicAuthority(issuer),
    selfSigned: subject === issuer,
    validFrom: new Date(validFrom),
    validTo: new Date(validTo),
    names: (subjectAltName ?? "").split(", ").map((name) => name.replace(/^(?:DNS|IP Address):/, "")),
  };
}

/** Its intermediates are issued in another name than its roots, and half of the web uses them. */
const PUBLIC_TOO = ["Let's Encrypt"];

function isPublicAuthority(issuer: string): boolean {
  const organisation = /^O=(.*)$/m.exec(issuer)?.[1];
  if (organisation === undefined) return false;
  return (
    PUBLIC_TOO.includes(organisation) ||
    tls.rootCertificates.some((root) => new X509Certificate(root).subject.split("\n").includes(`O=${organisation}`))
  );
}
