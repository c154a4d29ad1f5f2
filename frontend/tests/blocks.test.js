// A part of a file is put together from its blocks; what failed is asked for again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BLOCK, BlockSource } from "../src/blocks.js";

const file = Uint8Array.from({ length: 2 * BLOCK + 100 }, (_, place) => (place * 7) % 251);

function served() {
  const asked = [];
  const read = async (url) => {
    asked.push(url);
    const number = Number(url.split("/").at(-1));
    return file.slice(number * BLOCK, (number + 1) * BLOCK).buffer;
  };
  return { asked, source: new BlockSource("/a/roads.pmtiles", read) };
}

const bytes = async (source, offset, length) => new Uint8Array((await source.getBytes(offset, length)).data);

for (const [offset, length] of [[0, 10], [BLOCK - 3, 6], [10, 2 * BLOCK], [BLOCK, BLOCK], [2 * BLOCK, 500]]) {
  test(`bytes ${offset} and ${length} more are those of the file`, async () => {
    assert.deepEqual(await bytes(served().source, offset, length), file.slice(offset, offset + length));
  });
}

test("a block is asked for once", async () => {
  const { asked, source } = served();
  await Promise.all([source.getBytes(0, 5), source.getBytes(100, 5), source.getBytes(BLOCK - 1, 2)]);
  assert.deepEqual(asked, ["/a/roads.pmtiles/0", "/a/roads.pmtiles/1"]);
});

test("a block that could not be loaded is asked for again", async () => {
  let broken = true;
  const source = new BlockSource("/a", async () => {
    if (broken) throw new Error("no network");
    return file.slice(0, BLOCK).buffer;
  });
  await assert.rejects(source.getBytes(0, 5));
  broken = false;
  assert.equal((await bytes(source, 0, 5)).length, 5);
});
