/** Text of a server's or a file's, as it can be written to a terminal: without the characters that steer one. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
