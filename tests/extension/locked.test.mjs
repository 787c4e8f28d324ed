// Locked: what a page of ours says of a client list that drafts are not compared with, and what its button asks for.

import assert from "node:assert/strict";
import { test } from "node:test";

class Element {
  children = [];
  textContent = "";
  setAttribute() {}
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
    this.changes = (this.changes ?? 0) + 1;
  }
  addEventListener(_, listener) {
    this.click = listener;
  }
}
globalThis.document = { createElement: () => new Element() };
globalThis.Messages = { say: (key, ...parts) => [key, ...parts].join(" ") };
globalThis.Marks = { draw: (mark) => mark };
const { follow } = await import("../../extension/pages/locked.js");

/** A page's place for it, with what was asked of the background. */
function setUp(answer = {}) {
  const [place, said, asked] = [new Element(), new Element(), []];
  const background = { ask: async (...question) => (asked.push(question), answer) };
  return { place, said, asked, show: follow(place, said, background) };
}

test("a list that is locked or cannot be used is told with its button, once; nothing of one that is open, or while nobody knows", () => {
  const { place, show } = setUp();
  const told = () => (place.children.length ? [place.children[0].children[1].textContent, place.children[1].textContent] : []);
  show({ state: "connecting" });
  assert.deepEqual([told(), place.changes], [[], undefined]);
  for (const vault of ["locked", "damaged"]) {
    show({ state: "ready", vault });
    show({ state: "ready", vault });
    assert.deepEqual(told(), [`page_${vault}`, `page_${vault}_open`]);
  }
  assert.equal(place.changes, 2);
  show({ state: "away", vault: "damaged" });
  assert.deepEqual(told(), []);
  show({ state: "ready", vault: "open" });
  show({ state: "ready" });
  assert.deepEqual([told(), place.changes], [[], 3]);
});

test("its button asks for the page on which the list is unlocked, and what came of that is said", async () => {
  for (const [answer, words] of [
    [{ result: { path: null, problem: null } }, "page_dashboard_opens"],
    [{ result: { path: null, problem: "No browser." } }, "page_dashboard_not No browser."],
    [{ error: { code: "away", message: "" } }, "page_companion_gone"],
  ]) {
    const { place, said, asked, show } = setUp(answer);
    show({ state: "ready", vault: "locked" });
    await place.children[1].click();
    assert.deepEqual([asked, said.textContent], [[["dashboard/open", { place: "clients" }]], words]);
  }
});
