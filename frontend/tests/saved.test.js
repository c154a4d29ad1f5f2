import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { inflate } from "../src/inflate.js";
import { decode, degrees, shapes, spot } from "../src/letters.js";
import { Room, textSpots } from "../src/room.js";

test("letters are whole numbers, small and large, of both signs", () => {
  assert.deepEqual(decode("`~oia@"), [-17998321]); // the worked example of encoded polylines
  assert.deepEqual(decode("?A@"), [0, 1, -1]);
});

test("coordinates are steps from the origin, then from each other", () => {
  const [lon, lat, lon2, lat2] = degrees("AA@?", [8.7, 50.1]);
  assert.deepEqual([lon, lat].map((x) => x.toFixed(5)), ["8.70001", "50.10001"]);
  assert.deepEqual([lon2, lat2].map((x) => x.toFixed(5)), ["8.70000", "50.10001"]);
  assert.deepEqual(spot([100, -200], [8.7, 50.1]).map((x) => x.toFixed(3)), ["8.701", "50.098"]);
});

test("shapes of a kind are parted, and the rings of each", () => {
  const found = shapes("AA,??;@@", [0, 0]);
  assert.deepEqual(found.map((parts) => parts.length), [2, 1]);
});

test("a name takes its room and leaves none for the next one", () => {
  const room = new Room(12);
  assert.equal(room.take(textSpots([100, 100], 80, 12)), true);
  assert.equal(room.take(textSpots([120, 104], 80, 12)), false);
  assert.equal(room.take(textSpots([120, 125], 80, 12)), true);
  assert.equal(room.take(textSpots([160, 60], 80, 12, Math.PI / 2)), true);
});

test("a deflated list comes back as it was", async () => {
  const told = ["<dt>Wann<dd>Mo", "ä"];
  assert.deepEqual(await inflate(deflateSync(JSON.stringify(told)).toString("base64")), told);
});
