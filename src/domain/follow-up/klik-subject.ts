import { parseOrderReference } from "../order/reference";

/**
 * Whether a subject may be that of a mail that announces a task. Only such a mail is read: whether it does, its text says.
 * Small, since the first view asks.
 */
export function mayAnnounceTask(subject: string): boolean {
  return /klik|ruter og overvågning/i.test(subject.normalize("NFC")) && parseOrderReference(subject) === null;
}
