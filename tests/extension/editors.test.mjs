import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { Edits } = load(["ui/diff.js", "editors/edits.js"], {}, ["Edits"]);
const plain = (value) => JSON.parse(JSON.stringify(value));
const apply = (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end);

test("an edit is the stretch between what both texts share, at words' ends or within them", () => {
  const edit = { start: 4, end: 14, text: "a client" };
  assert.deepEqual(plain(Edits.difference("saw Anna Smith", "saw a client")), edit);
  assert.deepEqual(plain(Edits.difference("hall", "hallway")), { start: 4, end: 4, text: "way" });
  assert.deepEqual(plain(Edits.difference("aaa", "aa")), { start: 2, end: 3, text: "" });
});

test("an edit is cut between whole characters: emoji families, flags, skin tones, accents", () => {
  const pairs = [["a👩‍👧b", "a👩‍👦b"], ["🇫🇷", "🇫🇮"], ["x👍🏽", "x👍🏿"], ["e\u0301!", "e\u0300!"], ["😀", "😁"]];
  for (const [before, after] of pairs) {
    const edit = Edits.difference(before, after);
    assert.equal(apply(before, edit), after);
    const starts = [...new Intl.Segmenter().segment(before)].map(({ index }) => index).concat(before.length);
    assert.ok(starts.includes(edit.start) && starts.includes(edit.end), `${before} to ${after}`);
  }
});

test("an edit turns one text into the other, whatever they are", () => {
  const parts = ["a", "b", " ", "\n", "😀", "👩‍👧", "👩", "\u200d", "\u0301", "🇫", "🇷"];
  let state = 1;
  const next = (bound) => (state = (state * 48271) % 2147483647) % bound;
  const text = () => Array.from({ length: next(8) }, () => parts[next(parts.length)]).join("");
  for (let count = 0; count < 2000; count += 1) {
    const [before, after] = [text(), text()];
    const edit = Edits.difference(before, after);
    assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= before.length);
    assert.equal(apply(before, edit), after);
  }
});

test("a caret outside an edit keeps its place in the words, one within it is the editor's", () => {
  const edit = { start: 4, end: 14, text: "a client" };
  const at = (anchor, focus = anchor) => plain(Edits.moved({ anchor, focus }, edit));
  assert.deepEqual(at(2), { anchor: 2, focus: 2 });
  assert.deepEqual(at(4), { anchor: 4, focus: 4 });
  assert.equal(at(9), null);
  assert.deepEqual(at(14), { anchor: 12, focus: 12 });
  assert.deepEqual(at(20, 16), { anchor: 18, focus: 14 });
  assert.equal(at(0, 20), null);
});

test("a caret where words are put in comes after them", () => {
  const caret = { anchor: 4, focus: 4 };
  assert.deepEqual(plain(Edits.moved(caret, { start: 4, end: 4, text: "way" })), { anchor: 7, focus: 7 });
});

test("hunks leave alone what stays the same between them, and make the one text into the other from the last to the first", () => {
  const [before, after] = ["Anna came with @Jo. I saw Anna.", "a client came with @Jo. I saw a client."];
  assert.deepEqual(plain(Edits.hunks(before, after)), [{ start: 0, end: 4, text: "a client" }, { start: 26, end: 30, text: "a client" }]);
  const pairs = [[before, after], [after, before], ["a b c", "b d"], ["one", ""], ["", "one"], ["x 👩‍👧 y", "z 👩‍👦 y"], ["same", "same"]];
  for (const [from, to] of pairs) assert.equal(Edits.hunks(from, to).reduceRight(apply, from), to);
});
