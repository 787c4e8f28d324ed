// The field for a number: what becomes of one that is being typed.

import assert from "node:assert/strict";
import { test } from "node:test";

class Element {
  heard = {};
  value = "";
  constructor(tag) {
    made[tag] = this;
  }
  setAttribute() {}
  append() {}
  addEventListener(type, listener) {
    this.heard[type] = listener;
  }
  get valueAsNumber() {
    return this.value === "" ? NaN : Number(this.value);
  }
}
const made = {};
globalThis.document = { createElement: (tag) => new Element(tag), activeElement: null };
const { field } = await import("../../extension/pages/fields.js");

/** A number that is 365 and has the focus. */
function setUp() {
  const told = [];
  const about = { name: "retention_days", title: "", description: "", kind: "days", minimum: 1, maximum: 3650, choices: [] };
  const { show } = field(about, (value) => told.push(value));
  const { input } = made;
  show(365);
  document.activeElement = input;
  const enter = () => input.heard.change();
  const leave = () => {
    document.activeElement = null;
    input.heard.blur();
  };
  return { input, told, show, enter, leave };
}

test("a number that is being typed stays as it is whatever is told meanwhile; one that nobody touches follows", () => {
  const { input, told, show, enter, leave } = setUp();
  show(100);
  assert.equal(input.value, "100");
  input.value = "9";
  show(100);
  show(200);
  assert.equal(input.value, "9");
  input.value = "90";
  enter();
  leave();
  assert.deepEqual([input.value, told], ["90", [90]], "it is asked for, and not answered yet");
  show(90);
  assert.equal(input.value, "90");
});

test("a number that is refused is put back: at once where the box was left, else when it is", () => {
  const { input, show, enter, leave } = setUp();
  input.value = "9000";
  enter();
  show(365);
  assert.equal(input.value, "9000");
  leave();
  assert.equal(input.value, "365");
  document.activeElement = input;
  input.value = "";
  enter();
  leave();
  show(365);
  assert.equal(input.value, "365");
});
