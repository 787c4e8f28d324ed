// A list of texts: what is said of how long one is, and when a screen reader hears it.

import assert from "node:assert/strict";
import { test } from "node:test";

class Element {
  children = [];
  attributes = {};
  heard = {};
  value = "";
  writes = 0;
  #words = "";
  classList = { toggle: () => {} };
  constructor(tag) {
    this.tag = tag;
  }
  get id() {
    return this.attributes.id;
  }
  get textContent() {
    return this.#words;
  }
  set textContent(words) {
    this.#words = words;
    this.writes += 1;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  toggleAttribute(name, on) {
    if (on) this.attributes[name] = "";
    else delete this.attributes[name];
  }
  append(...children) {
    this.children.push(...children.filter((child) => typeof child !== "string"));
  }
  insertBefore(child) {
    this.append(child);
  }
  addEventListener(type, listener) {
    this.heard[type] = listener;
  }
  all() {
    return this.children.flatMap((child) => [child, ...child.all()]);
  }
}
globalThis.document = { createElement: (tag) => new Element(tag), activeElement: null };
globalThis.Messages = { say: (key, ...parts) => [key, ...parts].join(" ") };
globalThis.Stock = { of: (_, value) => value };
const { texts } = await import("../../extension/pages/texts.js");

/** One text that may be ten characters long, as it is shown. */
function setUp() {
  const told = [];
  const about = { name: "general_lines", title: "", description: "", maximum: 3, longest: 10 };
  const { element, show } = texts(about, (value) => told.push(value));
  show(["short"]);
  const all = element.all();
  const box = all.find(({ tag }) => tag === "textarea");
  return {
    box,
    told,
    show,
    room: all.find(({ id }) => id && id === box.attributes["aria-describedby"]),
    status: all.findLast(({ attributes }) => attributes.role === "status"),
    type(text) {
      box.value = text;
      box.heard.input();
    },
  };
}

test("a box is described by how long its text is, and is not right only while that is too long", () => {
  const { box, room, type } = setUp();
  assert.deepEqual([room?.textContent, box.attributes["aria-invalid"]], ["options_text_room 5 10", "false"]);
  type("far too long");
  assert.deepEqual([room.textContent, box.attributes["aria-invalid"]], ["options_text_long 2 10", "true"]);
  type("short");
  assert.deepEqual([room.textContent, box.attributes["aria-invalid"]], ["options_text_room 5 10", "false"]);
});

test("a screen reader hears of the step into too long, and of no key before or after it", () => {
  const { box, told, room, status, type } = setUp();
  assert.notEqual(room.attributes.role, "status");
  const { writes } = status;
  type("short one");
  assert.deepEqual([status.textContent, status.writes], ["", writes]);
  type("far too long");
  type("far too long now");
  assert.deepEqual([status.textContent, status.writes], ["options_text_long 2 10", writes + 1]);
  box.heard.change();
  assert.deepEqual(told, [], "and it is not kept");
  type("short");
  type("far too long");
  assert.deepEqual([status.textContent, status.writes], ["options_text_long 2 10", writes + 3]);
});

test("what stays as it was is not said again", () => {
  const { room, type } = setUp();
  const { writes } = room;
  type("shirt");
  assert.equal(room.writes, writes);
});
