// The boxes of one composer, on a page that the test plays.

import assert from "node:assert/strict";
import { webcrypto as crypto } from "node:crypto";
import { test } from "node:test";

import { load } from "./scripts.mjs";
import { HTMLElement } from "./tree.mjs";

const page = new HTMLElement("html");
const globals = {
  HTMLElement, ShadowRoot: class {}, Node: { DOCUMENT_POSITION_FOLLOWING: 4 }, location: { pathname: "/" }, document: page, crypto,
  EDITORS: [{ matches: () => true, read: ({ text }) => ({ text }) }],
};
const { Site, SITES, Composer, Draft, splitLike } = load(
  ["ui/tree.js", "sites/x.js", "sites/facebook.js", "sites/linkedin.js", "content/site.js", "content/composer.js", "content/draft.js"],
  globals,
  ["Site", "SITES", "Composer", "Draft", "splitLike"],
);

const BOX = '[data-testid^="tweetTextarea_"][contenteditable="true"]';

test("a reply in parts stays a reply, and what it answers known, when the box that was found first is another now", () => {
  const dialog = new HTMLElement('[role="dialog"]', page);
  const article = new HTMLElement('article[data-testid="tweet"]', dialog);
  new HTMLElement('[data-testid="User-Name"]', article, "Jo");
  new HTMLElement('[data-testid="tweetText"]', article, "Rest well");
  const row = new HTMLElement("row", dialog);
  const composer = new Composer(new Site(SITES.x), new HTMLElement(BOX, row, "Thank you"));
  const sent = [];
  const draft = new Draft(composer, { state: { settings: {} }, send: (_, params) => sent.push(params) }, () => {});
  draft.update();
  draft.forgetReading();
  row.remove();
  new HTMLElement(BOX, new HTMLElement("row", dialog), "Thank you both");
  draft.update();
  const asked = ["reply", "Jo: Rest well"];
  assert.deepEqual(sent.map((each) => [each.surface, each.reply_to]), [asked, asked]);
  assert.deepEqual(sent.map(({ text }) => text), ["Thank you", "Thank you both"]);
});

test("a picture counts within the dialog or form, else within what holds the box and its button, and none beyond it does", () => {
  const [, TIPTAP] = SITES.linkedin.box.split(", ");
  const places = [
    [SITES.x, BOX, '[data-testid="tweetButtonInline"]', "main"],
    [SITES.x, BOX, '[data-testid="tweetButton"]', '[role="dialog"]'],
    [SITES.linkedin, TIPTAP, 'button[data-view-name="comment-post"]', '[role="listitem"][componentkey]'],
    [SITES.linkedin, TIPTAP, ".article-editor-nav__publish", "article-page"],
    [SITES.facebook, SITES.facebook.box, "none", "form"],
  ];
  for (const [site, name, button, around] of places) {
    const outer = new HTMLElement("outer", page);
    const holder = new HTMLElement("holder", new HTMLElement(around, outer));
    const box = new HTMLElement(name, new HTMLElement("row", holder));
    new HTMLElement(button, new HTMLElement("bar", holder));
    new HTMLElement('img[src^="blob:"]', outer);
    const composer = new Composer(new Site(site), box);
    assert.equal(composer.hasMedia(), false, name);
    const image = new HTMLElement('img[src^="blob:"]', new HTMLElement("attachments", holder));
    assert.equal(composer.hasMedia(), true, name);
    image.remove();
    assert.equal(composer.hasMedia(), false, name);
    outer.remove();
  }
});

test("a text is cut into the parts of a thread where they met, whatever empty lines they end or begin with, or not at all", () => {
  const threads = [
    ["Saw Anna.", "Home now."], ["Saw Anna.\n", "Home now."], ["Saw Anna.", "\nHome now."], ["Saw Anna.\n\n", "\n\nHome."],
    ["One.\n\nAnna.", "", "Two.\n"], ["", "Anna."], ["Anna.\n", "\n", "\n"],
  ];
  const cut = (parts, text) => JSON.parse(JSON.stringify(splitLike(parts, text)));
  for (const parts of threads) {
    const named = parts.map((part) => part.replace("Anna", "a client"));
    assert.deepEqual(cut(parts, parts.join("\n\n")), parts);
    assert.deepEqual(cut(parts, named.join("\n\n")), named);
  }
  const [plain, blank] = threads;
  for (const [parts, text] of [[plain, "Work is work."], [plain, "A.\n\nB.\n\nC."], [blank, plain.join("\n\n")]]) assert.equal(cut(parts, text), null);
  assert.deepEqual(cut(["Anna."], "A.\n\nB."), ["A.\n\nB."]);
});
