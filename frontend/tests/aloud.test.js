import assert from "node:assert/strict";
import { test } from "node:test";

import { pickVoice, toPieces } from "../src/aloud.js";

const voice = (name, lang, localService, isDefault = false) => ({ name, lang, localService, default: isDefault });

test("a voice of a service is never taken, not even when it is the only or the preferred one", () => {
  assert.equal(pickVoice([voice("Cloud", "de-DE", false, true)], "de"), null);
  const voices = [voice("Cloud", "de-DE", false, true), voice("Here", "de-DE", true)];
  assert.equal(pickVoice(voices, "de").name, "Here");
});

test("only a plain yes counts as of this device", () => {
  for (const answer of [undefined, null, "true", 1]) assert.equal(pickVoice([voice("?", "de-DE", answer)], "de"), null);
});

test("the voice speaks the language of the page, however its tag is written", () => {
  const voices = [voice("E", "en-GB", true, true), voice("D", "de_DE", true), voice("A", "ar", true)];
  assert.equal(pickVoice(voices, "de").name, "D");
  assert.equal(pickVoice(voices, "ar").name, "A");
  assert.equal(pickVoice(voices, "tr"), null);
  assert.equal(pickVoice([], "de"), null);
});

test("of several, the one that the device prefers", () => {
  const voices = [voice("One", "de-DE", true), voice("Two", "de-AT", true, true)];
  assert.equal(pickVoice(voices, "de").name, "Two");
});

test("long texts are read in whole sentences", () => {
  const long = `${"Ein Satz ist lang. ".repeat(30)}`;
  const pieces = toPieces([long], 60);
  assert.ok(pieces.every((piece) => piece.length <= 60 && piece.endsWith(".")));
  assert.equal(pieces.join(" "), long.trim());
});

test("each part is read by itself, and empty ones are not", () => {
  assert.deepEqual(toPieces(["Hundetreff", "  ", "Di 14–17\nUhr"]), ["Hundetreff", "Di 14–17 Uhr"]);
});
