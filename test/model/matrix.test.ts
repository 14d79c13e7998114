/** @jest-environment jsdom */
import { runMatrix } from "./matrix";

/** All cells are in `npm run soak`; a number that has no divisor in common with the lists of faults meets each of them. */
const STEP = Number(process.env["MATRIX_STEP"] ?? 17);

it("whatever a call meets, nothing is lost, nothing false is said, and it heals", async () => {
  const { cells, failures } = await runMatrix(STEP);
  expect(failures.join("\n\n")).toBe("");
  expect(cells).toBeGreaterThan(200);
}, 600_000);
