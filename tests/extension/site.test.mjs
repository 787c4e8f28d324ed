// What the selectors say about a page, on a tree that the test plays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

class HTMLElement {
  constructor(name, parent = null) {
    Object.assign(this, { name, parentElement: parent, children: [], shadowRoot: null });
    parent?.children.push(this);
  }
  getRootNode() {
    return null;
  }
  matches(selector) {
    return selector.split(", ").includes(this.name);
  }
  closest(selector) {
    return this.matches(selector) ? this : this.parentElement?.closest(selector) ?? null;
  }
  querySelectorAll(selector) {
    return this.children.flatMap((each) => [...(each.matches(selector) ? [each] : []), ...each.querySelectorAll(selector)]);
  }
}

test("a button posts the box of its own entry in a feed, and none of another's", () => {
  const { Site } = load(["ui/tree.js", "content/site.js"], { HTMLElement, ShadowRoot: class {}, location: { pathname: "/" } }, ["Site"]);
  const site = new Site({ submit: ["button"], notSubmit: ["none"], ignore: ["none"], box: "box" });
  const feed = new HTMLElement("feed");
  const [one, other] = [new HTMLElement("[aria-posinset]", feed), new HTMLElement("[aria-posinset]", feed)];
  const box = new HTMLElement("box", one);
  const [own, opener] = [new HTMLElement("button", new HTMLElement("form", one)), new HTMLElement("button", other)];
  assert.deepEqual([site.boxesOf(own).length, site.boxesOf(own)[0] === box], [1, true]);
  assert.equal(site.boxesOf(opener).length, 0);
});
