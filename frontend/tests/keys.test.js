import assert from "node:assert/strict";
import test from "node:test";
import { nextPoint } from "../src/keys.js";

const here = { key: "here", x: 0, y: 0 };
const points = [
  here,
  { key: "near east", x: 50, y: 5 },
  { key: "far east", x: 200, y: 0 },
  { key: "south", x: 10, y: 80 },
  { key: "north west", x: -60, y: -50 },
];

test("an arrow goes to the nearest marker in its direction", () => {
  assert.equal(nextPoint(points, here, "ArrowRight").key, "near east");
  assert.equal(nextPoint(points, here, "ArrowDown").key, "south");
  assert.equal(nextPoint(points, here, "ArrowLeft").key, "north west");
});

test("where nothing lies ahead, the focus stays", () => {
  assert.equal(nextPoint(points, points[2], "ArrowRight"), null);
});

test("from every marker arrows lead to every other one", () => {
  const reached = new Set(["here"]);
  const open = [here];
  while (open.length) {
    const from = open.pop();
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]) {
      const next = nextPoint(points, from, key);
      if (next && !reached.has(next.key)) {
        reached.add(next.key);
        open.push(next);
      }
    }
  }
  assert.equal(reached.size, points.length);
});
