import assert from "node:assert/strict";
import { test } from "node:test";

import { afterwards, translated } from "../src/words.js";

const WORDS = { Upload: "Datei wählen", "{size} MB per file": "bis {size} MB" };

test("a whole text is exchanged, a part of one is not", () => {
  assert.equal(translated("Upload", WORDS), "Datei wählen");
  assert.equal(translated("Upload failed", WORDS), "Upload failed");
});

test("the limit keeps its number and its kinds of file", () => {
  assert.equal(translated("200MB per file • CSV, XLSX", WORDS), "bis 200 MB · CSV, XLSX");
  assert.equal(translated("200MB per file", WORDS), "bis 200 MB");
});

test("without words everything stays", () => {
  assert.equal(translated("200MB per file • CSV", {}), "200MB per file • CSV");
});

test("a page that changes its language is told anew", () => {
  const german = { Upload: "Datei wählen", Open: "Öffnen" };
  const english = { Upload: "Upload", Open: "Open" };
  assert.equal(translated("Datei wählen", afterwards({ Upload: "ملف" }, german)), "ملف");
  assert.equal(translated("Öffnen", afterwards(english, german)), "Open");
  assert.equal(translated("Open", afterwards(german, english)), "Öffnen");
});

test("a word that is the same in both languages stays", () => {
  assert.equal(translated("Open", afterwards({ Open: "Open" }, { Open: "Open" })), "Open");
});
