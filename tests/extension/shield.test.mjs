// What the shield keeps from the page: what is aimed at our surfaces, and the rest of a key that went down there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

class KeyboardEvent {
  constructor(type, code, target, more = {}) {
    Object.assign(this, { type, code, target, repeat: false, isTrusted: true, isStopped: false }, more);
  }
  composedPath() {
    return [this.target];
  }
  stopImmediatePropagation() {
    this.isStopped = true;
  }
}

/** A shield over one host. `isSeen` makes a key event and says whether the page sees it. */
function setUp() {
  const [listeners, host, box] = [new Map(), {}, {}];
  const window = { addEventListener: (type, listener) => listeners.set(type, listener) };
  const { Shield } = load(["ui/shield.js"], { window, KeyboardEvent }, ["Shield"]);
  Shield.protect(host, () => {});
  const isSeen = (type, code, target, more) => {
    const event = new KeyboardEvent(type, code, target, more);
    listeners.get(type)(event);
    return !event.isStopped;
  };
  return { host, box, isSeen };
}

test("of a key that went down in a surface of ours the page sees neither the repeats nor how it comes up, and of the next one all", () => {
  const { host, box, isSeen } = setUp();
  assert.equal(isSeen("keydown", "Escape", host), false);
  assert.equal(isSeen("keydown", "Escape", box, { repeat: true }), false);
  assert.equal(isSeen("keyup", "Escape", box), false);
  for (const type of ["keydown", "keyup"]) assert.equal(isSeen(type, "Escape", box), true);
});

test("keys without a code, as on a touch screen, reach the page, also after one that went down in a surface of ours", () => {
  const { host, box, isSeen } = setUp();
  for (const target of [box, host]) {
    isSeen("keydown", "", target);
    assert.equal(isSeen("keydown", "", box, { repeat: true }), true);
    assert.equal(isSeen("keyup", "", box), true);
  }
});
