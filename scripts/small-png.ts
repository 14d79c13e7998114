/**
 * Makes a screenshot small: a picture of a user interface has few colours, so a palette of 256 looks the same and takes a
 * third of the bytes. Which colours those are is decided here; fast-png reads and writes the file. The ready-made tools that
 * choose colours are native programs, which a fresh machine does not have.
 */
import { decode, encode, type IndexedColors } from "fast-png";

const PALETTE_SIZE = 256;
/** The colours of surfaces: kept exactly. */
const KEPT = 32;
/** The others come from smoothed edges: those that differ in the four lowest bits of a channel count as one. */
const ALIKE = 0xf0f0f0;

/**
 * Rewrites a PNG with a palette of at most 256 colours, every other colour as the nearest of them. What is transparent
 * becomes opaque.
 * @param png a PNG of eight bits a channel, in colour
 * @throws Error when it is of another kind
 */
export function smallPng(png: Uint8Array): Uint8Array {
  const { width, height, depth, channels, data: values } = decode(png, { checkCrc: true });
  if (depth !== 8 || channels < 3)
    throw new Error("This PNG is not as Chromium makes them: eight bits a channel, in colour.");
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = values.subarray(pixel * channels, pixel * channels + 3);
    return (red << 16) | (green << 8) | blue;
  });
  const palette = commonColours(colours);
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  const data = Uint8Array.from(colours, (colour) => {
    const index = indexOf.get(colour) ?? nearest(palette, colour);
    indexOf.set(colour, index);
    return index;
  });
  return encode(
    { width, height, data, depth: 8, channels: 1, palette: palette.map(channelsOf) as IndexedColors },
    { zlib: { level: 9, mem: 12 } },
  );
}

/** Red, green and blue. */
function channelsOf(colour: number): [number, number, number] {
  return [colour >>> 16, (colour >>> 8) & 255, colour & 255];
}

function commonColours(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0]).map(([colour]) => colour);
  const palette = byCount.slice(0, KEPT);
  const taken = new Set(palette.map((colour) => colour & ALIKE));
  for (const colour of byCount.slice(KEPT)) {
    if (palette.length === PALETTE_SIZE) break;
    if (taken.has(colour & ALIKE)) continue;
    taken.add(colour & ALIKE);
    palette.push(colour);
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  const [red, green, blue] = channelsOf(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const [otherRed, otherGreen, otherBlue] = channelsOf(candidate);
    const distance = (otherRed - red) ** 2 + (otherGreen - green) ** 2 + (otherBlue - blue) ** 2;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
