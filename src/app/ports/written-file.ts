/** A file to hand to the user. */
export interface WrittenFile {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}
