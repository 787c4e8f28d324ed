// The guard over a watch that the test plays: what is pressed when a held post is let go, and what is said when it is not.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A guard, a watch of a held draft that nobody has read, and what the site and the surfaces hear. */
function setUp({ isReadable = true, now = null, state = "ready", time = { performance, setTimeout } } = {}) {
  const [pressed, noticed] = [[], []];
  const button = (name) => ({ name, isConnected: true, click: () => pressed.push(name) });
  const site = { isSubmit: () => true, submitIn: () => null, submitOf: () => now && button(now) };
  const draft = { text: "Ana came", update() {}, readingOf: () => null, isUnderWay: () => true, readingWithin: () => new Promise(() => {}) };
  const watch = {
    draft,
    held: null,
    pass: null,
    composer: { isReadable: () => isReadable, current: () => null },
    layer: { notice: ({ kind, code }) => noticed.push(code ?? kind), close() {} },
    holdBack(trigger) {
      this.held = { ...trigger, text: draft.text };
    },
    letGo() {
      this.held = null;
    },
    callOff() {
      this.letGo();
      noticed.push("not_posted");
    },
    verifyPost() {},
  };
  const { Guard } = load(["content/guard.js"], time, ["Guard"]);
  const guard = new Guard(site, () => watch, () => ({ state, settings: { mode: "guard" } }));
  return { guard, watch, button, pressed, noticed };
}

test("what is let go goes by the button that was pressed, or by its successor where the site has drawn it anew", () => {
  for (const [isConnected, now, expected] of [[true, "new", ["old"]], [false, "new", ["new"]], [false, null, []]]) {
    const { guard, watch, button, pressed, noticed } = setUp({ now });
    watch.holdBack({ kind: "click", button: { ...button("old"), isConnected } });
    guard.release(watch);
    assert.deepEqual(pressed, expected);
    assert.deepEqual(noticed, expected.length ? [] : ["press_again"]);
    assert.equal(watch.pass, "Ana came");
  }
});

test("a post by key in a box without a button is left to the next press, also where another button has come", () => {
  const { guard, watch, pressed, noticed } = setUp({ now: "new" });
  watch.holdBack({ kind: "key", button: null });
  guard.release(watch);
  assert.deepEqual([pressed, noticed], [[], ["press_again"]]);
});

test("a box that nothing reads is not waited for", async () => {
  const { guard, watch, noticed } = setUp({ isReadable: false });
  guard.holdBack(watch, { kind: "key", button: null });
  await settled();
  assert.deepEqual(noticed, ["unreadable"]);
});

test("a post that is called off while it is read says that it did not go", () => {
  const { guard, watch, noticed } = setUp();
  guard.callOff();
  guard.holdBack(watch, { kind: "key", button: null });
  guard.callOff();
  guard.callOff();
  assert.deepEqual(noticed, ["checking", "not_posted"]);
});

test("a second attempt can be called off though the first one's time is up", async () => {
  const { guard, watch, noticed } = setUp();
  const ends = [];
  watch.draft.readingWithin = () => new Promise((end) => ends.push(end));
  guard.holdBack(watch, { kind: "key", button: null });
  guard.callOff();
  guard.holdBack(watch, { kind: "key", button: null });
  ends[0](null);
  await settled();
  guard.callOff();
  assert.equal(watch.held, null);
  assert.deepEqual(noticed, ["checking", "not_posted", "checking", "not_posted"]);
});

test("a person's click elsewhere calls a waiting post off, by key or screen reader too; a click that a script makes does not", () => {
  for (const isTrusted of [true, false]) {
    const { guard, watch } = setUp();
    guard.holdBack(watch, { kind: "key", button: null });
    guard.onClick({ isTrusted, composedPath: () => [] });
    assert.equal(watch.held === null, isTrusted);
  }
});

test("asked to check again, it waits longer for a companion that is there and loads its reader than for one that is away", async () => {
  for (const [state, seconds, told] of [["ready", 15, "unread"], ["away", 6, "away"]]) {
    let clock = 0;
    const pass = (ms) => (clock += ms);
    const time = { performance: { now: () => clock }, setTimeout: (then, ms) => (pass(ms), queueMicrotask(then)) };
    const { guard, watch, noticed } = setUp({ state, time });
    Object.assign(watch.draft, { askAnew() {}, readingWithin: async (ms) => (pass(Math.min(ms, 500)), null) });
    watch.holdBack({ kind: "key", button: null });
    guard.retry(watch);
    await settled();
    assert.deepEqual(noticed, ["checking", told]);
    assert.ok(clock > 1000 * (seconds - 3) && clock <= 1000 * seconds, `${state}: ${clock}`);
  }
});
