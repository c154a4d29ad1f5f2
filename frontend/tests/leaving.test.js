import assert from "node:assert/strict";
import test from "node:test";
import { askBeforeLeaving, cameAgain, keepNoWords, tellGone } from "../src/leaving.js";

const view = (type, holds, activeElement = null) => {
  const heard = {};
  return {
    heard,
    sozialmapHolds: holds,
    document: { activeElement },
    addEventListener: (name, act) => (heard[name] = act),
    performance: { getEntriesByType: () => (type ? [{ type }] : []) },
  };
};

const leave = (page) => {
  const event = { asked: false, preventDefault() { this.asked = true; } };
  page.heard.beforeunload(event);
  return event.asked;
};

test("the browser asks only while something would be lost", () => {
  for (const [holds, asked] of [[true, true], [false, false], [undefined, false]]) {
    const page = view("navigate", holds);
    askBeforeLeaving(page);
    assert.equal(leave(page), asked);
  }
});

test("it asks too while words are being typed that the server does not know yet", () => {
  for (const [tagName, value, asked] of [["TEXTAREA", "Ich", true], ["TEXTAREA", " ", false], ["BUTTON", "Ich", false]]) {
    const page = view("navigate", false, { tagName, value });
    askBeforeLeaving(page);
    assert.equal(leave(page), asked);
  }
});

test("no field is written to the disk of the browser", () => {
  const told = { autocomplete: "" };
  const field = { getAttribute: (name) => told[name], setAttribute: (name, value) => (told[name] = value) };
  keepNoWords({ querySelectorAll: () => [field] });
  assert.equal(told.autocomplete, "off");
});

test("only a page that came again tells that something is gone", () => {
  assert.equal(cameAgain(view("reload")), true);
  assert.equal(cameAgain(view("back_forward")), true);
  assert.equal(cameAgain(view("navigate")), false);
  assert.equal(cameAgain(view("")), false);
});

test("it is told once for each load of the page", () => {
  const page = view("navigate");
  tellGone(page, "weg", "Verstanden");
  assert.equal(page.sozialmapTold, undefined);
  const again = { ...view("reload"), sozialmapTold: true };
  tellGone(again, "weg", "Verstanden"); // would need a document otherwise
});
