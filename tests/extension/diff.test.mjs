// What a suggestion changes, in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { WordDiff } = load(["ui/diff.js"], { Intl }, ["WordDiff"]);

/** Values from another realm have other prototypes: compared as plain data. */
const plain = (value) => JSON.parse(JSON.stringify(value));

test("A diff spells the old text without its new words, and the new text without its old ones.", () => {
  const pairs = [
    ["Saw Jessica today.", "Saw a client today."],
    ["", "New."],
    ["Gone.", ""],
    ["one two three", "three two one"],
    ["naïve café 😀 x", "naïve tea 😀 y"],
    ["line one\nline two", "line one\n\nline 2"],
    ["a ".repeat(2000), "b ".repeat(2000)],
  ];
  for (const [before, after] of pairs) {
    const changes = WordDiff.of(before, after);
    const spell = (unwanted) => changes.filter(({ kind }) => kind !== unwanted).map(({ text }) => text).join("");
    assert.equal(spell("new"), before);
    assert.equal(spell("gone"), after);
  }
});

test("A diff of equal texts holds no change, and one of different texts does.", () => {
  const kinds = (a, b) => new Set(WordDiff.of(a, b).map(({ kind }) => kind));
  assert.deepEqual([...kinds("Saw a client.", "Saw a client.")], ["same"]);
  assert.ok(kinds("Saw a client.", "Saw a person.").has("new"));
});

test("Neighbouring words that change are one change, not one a word.", () => {
  const changes = WordDiff.of("my 34 year old client came", "my client came");
  assert.deepEqual(plain(changes.filter(({ kind }) => kind === "gone")), [{ kind: "gone", text: "34 year old " }]);
});

test("A long stretch without a change is cut, and what stands beside a change stays.", () => {
  const filler = "and so the day went on ".repeat(20);
  const shown = WordDiff.shortened(WordDiff.of(`${filler}Jessica ${filler}`, `${filler}someone ${filler}`));
  assert.deepEqual(plain(shown.map(({ kind }) => kind)), ["skipped", "same", "gone", "new", "same", "skipped"]);
  assert.ok(shown.map(({ text }) => text).join("").length < 200);
});
