import assert from "node:assert/strict";
import test from "node:test";
import { placeLabels } from "../src/labels.js";

const point = (key, x, y, weight = 1) => ({ key, x, y, half: 17, width: 80, weight });

test("a lone name stands to the right", () => {
  assert.deepEqual([...placeLabels([point("a", 100, 100)])], [["a", "right"]]);
});

test("a name gives way to a marker beside it", () => {
  const sides = placeLabels([point("a", 100, 100), { ...point("b", 150, 100), width: null }]);
  assert.equal(sides.get("a"), "left");
});

test("the weightier name gets the place that both want", () => {
  const crowd = [point("light", 100, 100, 1), point("heavy", 100, 122, 5)];
  assert.equal(placeLabels(crowd).get("heavy"), "right");
});

test("no name lies over another or over a marker, and in a crowd some have none", () => {
  const crowd = [];
  for (let x = 0; x < 10; x++) for (let y = 0; y < 10; y++) crowd.push(point(`${x} ${y}`, x * 40, y * 30, x));
  const sides = placeLabels(crowd);
  assert.ok(sides.size < crowd.length);
  assert.ok(sides.size > 0);
});
