// What a page answers the popup, over watches that the test plays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

/** A page whose boxes are used by name, each with what its badge says. */
function setUp({ framed = false, ignored = false } = {}) {
  const heard = {};
  let ask;
  const window = { addEventListener: (type, listener) => (heard[type] = listener) };
  window.top = framed ? {} : window;
  const site = { data: { site: "x" }, boxIn: ([box]) => box, isIgnoredPage: () => ignored };
  class Watch {
    constructor(_, box, __, ___, { onGone }) {
      this.badge = box.badge;
      this.composer = { holds: (other) => other === box };
      box.leave = () => onGone(this);
    }
  }
  const chrome = { runtime: { onMessage: { addListener: (listener) => (ask = listener) } } };
  const globals = { window, chrome, setTimeout, location: {}, Watch, Highlights: class {}, Site: { of: () => site } };
  load(["content/main.js"], { ...globals, Link: class { greet() {} }, Guard: class { listen() {} } }, []);
  return {
    use: (box) => heard.focusin({ composedPath: () => [box] }),
    /** What the popup hears; undefined: this frame keeps still. */
    look: () => new Promise((resolve) => ask({ method: "tab/look" }, null, resolve) || resolve(undefined)),
  };
}

test("the popup hears what the badge says of the box that was used last", async () => {
  const { use, look } = setUp();
  const told = async () => (await look()).badge;
  assert.equal(await told(), null);
  const [post, comment] = [{ badge: "elsewhere" }, { badge: "stop" }];
  use(post);
  use(comment);
  assert.equal(await told(), "stop");
  use(post);
  assert.equal(await told(), "elsewhere");
  post.leave();
  assert.equal(await told(), "stop");
  use({ badge: null });
  assert.equal(await told(), "reading", "it says nothing yet");
});

test("a frame that watches nothing leaves the answer to the page, which says whether its boxes are left alone", async () => {
  const framed = setUp({ framed: true });
  assert.equal(await framed.look(), undefined);
  framed.use({ badge: "watching" });
  assert.equal((await framed.look()).badge, "watching");
  for (const ignored of [true, false]) assert.equal((await setUp({ ignored }).look()).ignored, ignored);
});
