/**
 * Makes a screenshot small: a picture of a user interface has few colours, so a palette of 256 looks the same and takes a third of
 * the bytes. Written here because the ready-made tools are native programs that a fresh machine does not have.
 */
import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE_SIZE = 256;
/** The colours of surfaces: kept exactly. */
const KEPT = 32;
/** The others come from smoothed edges: those that differ in the four lowest bits of a channel count as one. */
const ALIKE = 0xf0f0f0;
/** PNG's colour types. */
const RGB = 2;
const RGB_ALPHA = 6;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: red, green and blue, eight bits each. */
  readonly colours: Uint32Array;
}

/**
 * Writes a PNG anew with a palette of at most 256 colours, every other colour as the nearest of them.
 * @param png a PNG as Chromium makes it: eight bits a channel, not interlaced
 * @throws Error when it is of another kind
 */
export function smallPng(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const palette = commonColours(pixels.colours);
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((pixels.width + 1) * pixels.height);
  pixels.colours.forEach((colour, at) => {
    let index = indexOf.get(colour);
    if (index === undefined) {
      index = nearest(palette, colour);
      indexOf.set(colour, index);
    }
    rows[at + Math.floor(at / pixels.width) + 1] = index;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => [colour >>> 16, (colour >>> 8) & 255, colour & 255]))),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The check sum that PNG asks for; node:zlib has one only from Node 20.15. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function commonColours(colours: Uint32Array): number[] {
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
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const red = (candidate >>> 16) - (colour >>> 16);
    const green = ((candidate >>> 8) & 255) - ((colour >>> 8) & 255);
    const blue = (candidate & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

function readPixels(png: Buffer): Pixels {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error("This is not a PNG.");
  let width = 0;
  let height = 0;
  let channels = 0;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      width = content.readUInt32BE(0);
      height = content.readUInt32BE(4);
      const [depth, colourType, , , interlace] = content.subarray(8);
      if (depth !== 8 || interlace !== 0 || (colourType !== RGB && colourType !== RGB_ALPHA))
        throw new Error("This PNG is not as Chromium makes them: eight bits a channel, not interlaced.");
      channels = colourType === RGB ? 3 : 4;
    }
    if (type === "IDAT") data.push(content);
    at += length + 12;
  }
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const at = pixel * channels;
    colours[pixel] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  }
  return { width, height, colours };
}

/** Undoes PNG's row filters (PNG specification, 9.2): each byte is told as a difference to its neighbours. */
function unfilter(filtered: Buffer, rowBytes: number, height: number, pixelBytes: number): Uint8Array {
  const bytes = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (rowBytes + 1)];
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column >= pixelBytes ? (bytes[at - pixelBytes] ?? 0) : 0;
      const up = row > 0 ? (bytes[at - rowBytes] ?? 0) : 0;
      const upLeft = row > 0 && column >= pixelBytes ? (bytes[at - rowBytes - pixelBytes] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter ?? 0] ?? 0;
      bytes[at] = (filtered[row * (rowBytes + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return bytes;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
