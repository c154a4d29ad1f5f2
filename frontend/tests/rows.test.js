import assert from "node:assert/strict";
import test from "node:test";
import { countRows } from "../src/counts.js";
import { rowClass, toRow } from "../src/rows.js";
import { findRings, findShared, ringOffset } from "../src/spread.js";
import { clusterWords } from "../src/told.js";

test("the class of a row names its row on the map, or none", () => {
  assert.equal(toRow(rowClass(17).slice("st-key-row-".length)), 17);
  assert.equal(toRow("off-12"), null);
});

test("a cluster says how many fit and how", () => {
  const names = { open: "Passt", open_with: "Geht mit", ask: "Bitte erst fragen" };
  assert.equal(clusterWords("{count} Einträge", 5, [["open", 3], ["ask", 2]], names), "5 Einträge (Passt: 3, Bitte erst fragen: 2)");
  assert.equal(clusterWords("{count} Einträge", 5, [], names), "5 Einträge");
});

test("quarters count the rows that are shown", () => {
  assert.deepEqual(countRows([0, 1, 3], [1, 1, 0, -1], 2), [0, 2]);
});

test("entries of one address stand around it, none on another", () => {
  const rings = findRings([0, 1, 2, 3], [50, 50, 51, 50], [8, 8, 8, 8]);
  assert.deepEqual([...rings.keys()], [0, 1, 3]);
  const spots = [0, 1, 3].map((row) => ringOffset(...rings.get(row)));
  for (const one of spots) {
    for (const other of spots) {
      if (one !== other) assert.ok(Math.hypot(one[0] - other[0], one[1] - other[1]) > 28);
    }
  }
});

test("rows of one place are known, also where places are 1 m apart", () => {
  const shared = findShared([50, 50, 50, 50.00001, 50], [8, 8.00001, 8, 8, -8]);
  assert.deepEqual([...shared].sort(), [0, 2]);
});
