import assert from "node:assert/strict";
import test from "node:test";
import { MARGINS, stepInto } from "../src/into_view.js";

const room = { left: 0, top: 0, right: 800, bottom: 600 };
const box = (left, top, width = 200, height = 100) => ({ left, top, right: left + width, bottom: top + height });

for (const [name, of, step] of [
  ["what is seen stays", box(300, 200), [0, 0]],
  ["over the left and upper edge", box(-30, -20), [-30 - MARGINS.left, -20 - MARGINS.top]],
  ["under the buttons on the right and below", box(590, 490), [56, 60]],
  ["what is too large shows its beginning", box(100, 50, 900, 700), [100 - MARGINS.left, 50 - MARGINS.top]],
]) {
  test(name, () => assert.deepEqual(stepInto(of, room), step));
}

test("a map beside a list has its own edge", () => {
  assert.deepEqual(stepInto(box(310, 200), { ...room, left: 400, right: 1200 }), [-98, 0]);
});
