import assert from "node:assert/strict";
import test from "node:test";
import { fromBase64, outcomeOf, shownRows } from "../src/mask.js";
import { undelta, unpack } from "../src/unpack.js";

test("a mask says which rows are shown, low bits first", () => {
  const bits = fromBase64("BQE="); // 0000 0101, 0000 0001
  assert.deepEqual(shownRows(bits, 10), [0, 2, 8]);
});

test("rows beyond the count are never shown", () => {
  assert.deepEqual(shownRows(fromBase64("/w=="), 3), [0, 1, 2]);
});

test("two bits tell the outcome of a row", () => {
  const pairs = Uint8Array.from([0b11100100]);
  assert.deepEqual([0, 1, 2, 3].map((row) => outcomeOf(pairs, row)), [
    "none", "open", "open_with", "ask",
  ]);
});

test("coordinates are differences to the one before", () => {
  assert.deepEqual(undelta([876000, 100, -50]), [8.76, 8.761, 8.7605]);
  assert.deepEqual(unpack({ x: [876000], y: [5010000] }).lat, [50.1]);
});
