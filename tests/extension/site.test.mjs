// What the selectors say about a page, on a tree that the test plays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";
import { HTMLElement } from "./tree.mjs";

const page = new HTMLElement("html");
const globals = { HTMLElement, ShadowRoot: class {}, Node: { DOCUMENT_POSITION_FOLLOWING: 4 }, location: { pathname: "/" }, document: page };
const { Site, SITES } = load(
  ["ui/tree.js", "sites/x.js", "sites/facebook.js", "sites/linkedin.js", "content/site.js"],
  globals,
  ["Site", "SITES"],
);

test("a button posts the box of its own entry in a feed, and none of another's", () => {
  const site = new Site({ submit: ["button"], notSubmit: ["none"], ignore: ["none"], box: "box" });
  for (const entry of ["[aria-posinset]", '[role="listitem"][componentkey]']) {
    const feed = new HTMLElement("feed");
    const [one, other] = [new HTMLElement(entry, feed), new HTMLElement(entry, feed)];
    const box = new HTMLElement("box", one);
    const [own, opener] = [new HTMLElement("button", new HTMLElement("form", one)), new HTMLElement("button", other)];
    assert.deepEqual([site.boxesOf(own).length, site.boxesOf(own)[0] === box], [1, true]);
    assert.equal(site.boxesOf(opener).length, 0);
  }
});

test("on LinkedIn a reply beside its comment answers that comment, and the box above all comments answers the post", () => {
  const site = new Site(SITES.linkedin);
  const post = new HTMLElement('[role="listitem"][componentkey]', new HTMLElement("feed"));
  new HTMLElement('a[href*="/in/"]', post, "Maren");
  new HTMLElement('[data-testid="expandable-text-box"]', post, "A long week.");
  const own = new HTMLElement("box", new HTMLElement('[componentkey*="commentBox" i]', post));
  for (const [name, text] of [["Jonas", "Well earned."], ["Petra", "Rest now."]]) {
    const comment = new HTMLElement('[componentkey^="replaceableComment_urn:li:comment:"]', post);
    new HTMLElement('a[href*="/in/"]', comment, name);
    new HTMLElement('[data-testid="expandable-text-box"]', comment, text);
  }
  const reply = new HTMLElement("reply", new HTMLElement('[componentkey*="commentBox" i]', post));
  assert.deepEqual([own, reply].map((box) => site.surfaceOf(box)), ["comment", "comment"]);
  assert.equal(site.answered(own), "Maren: A long week.");
  assert.equal(site.answered(reply), "Petra: Rest now.");
});

test("on Facebook a box in a form is a comment, and in a dialog a post", () => {
  const site = new Site(SITES.facebook);
  const surfaces = ["form", '[role="dialog"]', "div"].map((around) => site.surfaceOf(new HTMLElement("box", new HTMLElement(around))));
  assert.deepEqual(surfaces, ["comment", "post", "post"]);
});

test("a box beside the messages of a chat is a message's, and one beside a post is not, though a chat is open on the page", () => {
  const site = new Site(SITES.facebook);
  globals.document.body = new HTMLElement("body", page);
  const mount = new HTMLElement("mount", globals.document.body);
  const chat = new HTMLElement("div", mount);
  new HTMLElement('[data-scope="messages_table"]', new HTMLElement("grid", chat));
  const message = new HTMLElement("box", new HTMLElement("group", chat));
  const others = ["[aria-posinset]", "form", "main"].map((around) => new HTMLElement("box", new HTMLElement(around, mount)));
  assert.deepEqual([message, ...others].map((box) => site.isIgnored(box)), [true, false, false, false]);
});

test("a page of messages is left alone, and that of somebody whose name begins so is not", () => {
  const site = new Site(SITES.facebook);
  const box = new HTMLElement("box", new HTMLElement("form", new HTMLElement("main", page)));
  const ignored = (pathname) => {
    globals.location.pathname = pathname;
    return site.isIgnored(box);
  };
  assert.deepEqual(["/messages", "/messages/t/1"].map(ignored), [true, true]);
  assert.equal(site.isIgnoredPage(), true);
  assert.deepEqual(["/", "/messagesofhope", "/messages.from.a.therapist/posts/1"].map(ignored), [false, false, false]);
  globals.location.pathname = "/";
  assert.deepEqual([site.isIgnoredPage(), new Site(SITES.x).isIgnoredPage()], [false, false]);
});
