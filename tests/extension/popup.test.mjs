// The popup, with the browser's side of it played by the test: what it says of the page in front, and when.

import assert from "node:assert/strict";
import { test } from "node:test";

class Element {
  children = [];
  dataset = {};
  hidden = false;
  setAttribute() {}
  addEventListener() {}
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  get words() {
    return this.children.map((child) => (typeof child === "string" ? child : child.words)).filter(Boolean);
  }
}
const event = () => ({ addListener(listener) { this.listener = listener; } });
globalThis.addEventListener = () => {};
globalThis.Messages = { say: (key, ...parts) => [key, ...parts].join(" "), language: () => "en", direction: () => "ltr" };
globalThis.Marks = { draw: (mark) => `(${mark})` };

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const X = { site: "x", badge: null, ignored: false };

/** A popup over a page that answers when the test has it answer; null: nobody is there. */
async function open() {
  const parts = new Map();
  const port = { onMessage: event(), onDisconnect: event(), postMessage() {} };
  let answer;
  globalThis.document = {
    documentElement: {},
    querySelectorAll: () => [],
    createElement: () => new Element(),
    getElementById: (id) => parts.get(id) ?? parts.set(id, new Element()).get(id),
  };
  globalThis.chrome = {
    runtime: { getManifest: () => ({ version: "1" }), connect: () => port },
    permissions: { contains: async () => true, onAdded: event(), onRemoved: event() },
    tabs: { query: async () => [{ id: 1 }], sendMessage: () => new Promise((resolve) => (answer = resolve)) },
  };
  await import(`../../extension/pages/popup.js?${Math.random()}`);
  await settled();
  return {
    said: () => parts.get("sees")?.words.flat(2) ?? [],
    async hear(params) {
      port.onMessage.listener({ method: "companion/state", params: { settings: {}, problems: [], ...params } });
      await settled();
    },
    async answer(page) {
      answer(page);
      await settled();
    },
  };
}

test("nothing is said of a page before it has answered, and how the companion is, is", async () => {
  const popup = await open();
  await popup.hear({ state: "ready" });
  assert.deepEqual(popup.said(), []);
  await popup.answer(X);
  assert.deepEqual(popup.said(), ["(watching)", "popup_waiting page_site_x"]);
  const away = await open();
  await away.hear({ state: "away", code: "host_failed" });
  assert.ok(away.said().includes("page_host_failed"));
});

test("it says what the badge says: where a box is not guarded or was not read, it is not called read along", async () => {
  for (const [page, ...expected] of [
    [{ ...X, badge: "stop" }, "(watching)", "popup_watching page_site_x"],
    [{ ...X, badge: "locked" }, "(watching)", "popup_watching page_site_x"],
    [{ ...X, badge: "away" }, "(watching)", "popup_waiting page_site_x"],
    [{ ...X, badge: "elsewhere" }, "(elsewhere)", "popup_unguarded page_site_x", "popup_unguarded_help"],
    [{ ...X, badge: "unread" }, "(unread)", "popup_unread page_site_x", "popup_unread_help"],
    [{ ...X, ignored: true }, "(elsewhere)", "popup_ignored page_site_x", "popup_ignored_help"],
    [null, "(elsewhere)", "popup_elsewhere", "popup_elsewhere_help"],
  ]) {
    const popup = await open();
    await popup.hear({ state: "ready" });
    await popup.answer(page);
    assert.deepEqual(popup.said(), expected);
    await popup.hear({ state: "ready", settings: { site_x: false } });
    assert.deepEqual(popup.said(), page ? ["(off)", "popup_off page_site_x"] : expected);
  }
});
