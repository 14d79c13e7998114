import { convertIndexedToRgb, decode, encode } from "fast-png";
import { smallPng } from "../../../scripts/small-png";

type Colour = readonly [red: number, green: number, blue: number];
type Rows = readonly (readonly Colour[])[];

/** A PNG as Chromium makes them. */
function draw(rows: Rows): Uint8Array {
  const data = Uint8Array.from(rows.flat(2));
  return encode({ width: rows[0]?.length ?? 0, height: rows.length, data, depth: 8, channels: 3 });
}

/** The rows of a PNG with a palette. */
function read(png: Uint8Array): Colour[][] {
  const picture = decode(png, { checkCrc: true });
  const values = convertIndexedToRgb(picture);
  return Array.from({ length: picture.height }, (_, y) =>
    Array.from({ length: picture.width }, (_unused, x): Colour => {
      const at = (y * picture.width + x) * 3;
      return [values[at] ?? -1, values[at + 1] ?? -1, values[at + 2] ?? -1];
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

test("a picture of few colours is the same afterwards", () => {
  const random = pseudoRandom(7);
  const channel = () => Math.floor(random() * 256);
  const colours = Array.from({ length: 30 }, (): Colour => [channel(), channel(), channel()]);
  const rows = Array.from({ length: 10 }, () =>
    Array.from({ length: 9 }, () => colours[Math.floor(random() * colours.length)] ?? ([0, 0, 0] as Colour)),
  );
  expect(read(smallPng(draw(rows)))).toEqual(rows);
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
  const small = smallPng(draw(rows));
  expect(decode(small).palette?.length).toBeLessThanOrEqual(256);
  read(small).forEach((row, y) => {
    row.forEach((colour, x) => {
      const before = rows[y]?.[x] ?? white;
      if (x < 20) expect(colour).toEqual(white);
      else expect(Math.max(...colour.map((value, i) => Math.abs(value - (before[i] ?? 0))))).toBeLessThanOrEqual(16);
    });
  });
});

test("another kind of picture is refused", () => {
  const deep = encode({ width: 1, height: 1, data: Uint16Array.of(1, 2, 3), depth: 16, channels: 3 });
  const grey = encode({ width: 1, height: 1, data: Uint8Array.of(1), depth: 8, channels: 1 });
  for (const other of [deep, grey]) expect(() => smallPng(other)).toThrow("eight bits");
  expect(() => smallPng(Buffer.from("GIF89a, surely"))).toThrow("PNG");
});
