import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import type { Finding } from "../../deploy/verify/report";
import { type Verification, type VerifyOptions, verify } from "../../deploy/verify/verify";
import { programFile } from "./site";

/** What the program said, and how it ended. */
export interface Run {
  readonly code: number;
  readonly said: string;
}

/** Runs the program of the release as an administrator does. */
export function runVerify(...args: readonly string[]): Promise<Run> {
  return runProgram("verify", ...args);
}

/** Runs one of the release's programs. */
export function runProgram(program: Parameters<typeof programFile>[0], ...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [programFile(program), ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

/** The same in this process: a site is looked at many times. */
export function look(
  at: { readonly address: string; readonly certificate: string | { readonly pem: string } },
  options: VerifyOptions = {},
): Promise<Verification> {
  const certificate = typeof at.certificate === "string" ? at.certificate : at.certificate.pem;
  const authority = { file: "rod.pem", certificate, names: [new X509Certificate(certificate).subject] };
  return verify(at.address, { authority, offline: true, ...options });
}

const said = (level: Finding["level"]) => (outcome: Verification) =>
  outcome.findings
    .filter((finding) => finding.level === level)
    .map(({ text, remedy }) => (remedy ? `${text} Gør: ${remedy}` : text));

/** What is wrong, each with what to do about it. */
export const faultsIn = said("fault");
/** What is only worth knowing. */
export const notesIn = said("note");
/** What is in order. */
export const goodIn = said("ok");
