import { Inflate, Unzlib } from "fflate";

/** Bytes that are inflated at a time: at most a thousand times as many come of them. */
const STEP = 2048;

/**
 * Steps without anything coming of them after which there is nothing more to come. A block that is stored as it is, of at
 * most 64 KB, is given by fflate (0.8.3) when all of it is there. What follows the end of the data would be kept and copied
 * at each step, for minutes.
 */
const QUIET_STEPS = 40;

/**
 * Inflates step by step, so that the receiver can stop it by throwing before more has been expanded than it wants.
 * @param format as in a zip file, or as in a PDF
 * @param isWhole whether the bytes end where the data does
 * @throws what `onChunk` throws; an Error when the data is damaged or, where it is whole, not all there is
 */
export function inflateWithin(
  bytes: Uint8Array,
  { format, isWhole, onChunk }: { format: "raw" | "zlib"; isWhole: boolean; onChunk: (chunk: Uint8Array) => void },
): void {
  let quiet = 0;
  const Stream = format === "raw" ? Inflate : Unzlib;
  const stream = new Stream((chunk) => {
    if (chunk.length > 0) quiet = 0;
    onChunk(chunk);
  });
  for (let at = 0; at < bytes.length; at += STEP) {
    quiet += 1;
    stream.push(bytes.subarray(at, at + STEP), isWhole && at + STEP >= bytes.length);
    if (quiet <= QUIET_STEPS) continue;
    if (isWhole) throw new RangeError("Something stands after the end of the data");
    return;
  }
}
