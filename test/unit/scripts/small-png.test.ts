import { deflateSync, inflateSync } from "node:zlib";
import { smallPng } from "../../../scripts/small-png";

type Colour = readonly [red: number, green: number, blue: number];

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A check sum is not looked at when a picture is read, so any will do. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** A PNG of RGB rows, each told by the filter of its place: none, left, up, average, Paeth. */
function encode(rows: readonly (readonly Colour[])[], depth = 8): Buffer {
  const bytes = rows.map((row) => row.flat());
  const at = (row: number, column: number) => (row < 0 || column < 0 ? 0 : (bytes[row]?.[column] ?? 0));
  const data = bytes.map((row, y) => {
    const filter = y % 5;
    return [
      filter,
      ...row.map((value, x) => {
        const [left, up, upLeft] = [at(y, x - 3), at(y - 1, x), at(y - 1, x - 3)];
        const estimate = left + up - upLeft;
        const [toLeft, toUp, toUpLeft] = [
          Math.abs(estimate - left),
          Math.abs(estimate - up),
          Math.abs(estimate - upLeft),
        ];
        const paeth = toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
        return (value - ([0, left, up, Math.floor((left + up) / 2), paeth][filter] ?? 0)) & 255;
      }),
    ];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]?.length ?? 0, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([depth, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(data.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): Chunk[] {
  const found: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

/** The rows of a PNG with a palette and no filters. */
function decode(png: Buffer): Colour[][] {
  const chunks = chunksOf(png);
  const data = (type: string) => chunks.find((entry) => entry.type === type)?.data ?? Buffer.alloc(0);
  const [width, height] = [data("IHDR").readUInt32BE(0), data("IHDR").readUInt32BE(4)];
  const palette = data("PLTE");
  const rows = inflateSync(data("IDAT"));
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_unused, x): Colour => {
      const at = (rows[y * (width + 1) + 1 + x] ?? 0) * 3;
      return [palette[at] ?? -1, palette[at + 1] ?? -1, palette[at + 2] ?? -1];
    }),
  );
}

/** The same numbers at each run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

test("a picture of few colours is the same afterwards, whatever its row filters", () => {
  const random = pseudoRandom(7);
  const channel = () => Math.floor(random() * 256);
  const colours = Array.from({ length: 30 }, (): Colour => [channel(), channel(), channel()]);
  const rows = Array.from({ length: 10 }, () =>
    Array.from({ length: 9 }, () => colours[Math.floor(random() * colours.length)] ?? ([0, 0, 0] as Colour)),
  );
  expect(decode(smallPng(encode(rows)))).toEqual(rows);
});

test("of many colours the frequent ones stay exactly, and the others come near", () => {
  const random = pseudoRandom(11);
  const white: Colour = [255, 255, 255];
  const rows = Array.from({ length: 40 }, () =>
    Array.from({ length: 40 }, (_, x): Colour => {
      const level = Math.floor(random() * 256);
      return x < 20 ? white : [level, level, Math.max(0, level - 2)];
    }),
  );
  const small = smallPng(encode(rows));
  const palette = chunksOf(small).find(({ type }) => type === "PLTE");
  expect(palette?.data.length).toBeLessThanOrEqual(256 * 3);
  decode(small).forEach((row, y) => {
    row.forEach((colour, x) => {
      const before = rows[y]?.[x] ?? white;
      if (x < 20) expect(colour).toEqual(white);
      else expect(Math.max(...colour.map((value, i) => Math.abs(value - (before[i] ?? 0))))).toBeLessThanOrEqual(16);
    });
  });
});

test("another kind of picture is refused", () => {
  expect(() => smallPng(Buffer.from("GIF89a, surely"))).toThrow("not a PNG");
  expect(() => smallPng(encode([[[1, 2, 3]]], 16))).toThrow("eight bits");
});

test("each part carries the check sum that readers look at", () => {
  const png = smallPng(encode([[[1, 2, 3]]]));
  // IEND has no content: its check sum is the same in every PNG.
  expect(png.subarray(-4).toString("hex")).toBe("ae426082");
});
