import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { Offsets } = load(["content/offsets.js"], {}, ["Offsets"]);
const plain = (value) => JSON.parse(JSON.stringify(value));

test("code points become UTF-16 offsets behind emoji and combining marks", () => {
  const text = "😭 é 👩‍👧 Ana";
  const points = [...text];
  const start = points.indexOf("A");
  const [found] = Offsets.toUtf16(text, [{ start, end: start + 3, label: "NAME" }]);
  assert.equal(text.slice(found.start, found.end), "Ana");
});

test("an offset behind the end of the text is the end of the text", () => {
  assert.deepEqual(plain(Offsets.toUtf16("ab", [{ start: 1, end: 9 }])), [{ start: 1, end: 2 }]);
});

test("the difference of two texts is the stretch between what they share at both ends", () => {
  assert.deepEqual(plain(Offsets.difference("a cat sat", "a dog sat")), { start: 2, end: 5, afterEnd: 5 });
  assert.deepEqual(plain(Offsets.difference("aa", "aaa")), { start: 2, end: 2, afterEnd: 3 });
  assert.deepEqual(plain(Offsets.difference("", "x")), { start: 0, end: 0, afterEnd: 1 });
});

test("a difference never cuts an emoji in two", () => {
  // 😀 and 😁 share their first UTF-16 unit, 🐀 and 😀 their second.
  for (const [before, after] of [["x😀y", "x😁y"], ["x🐀y", "x😀y"], ["😀", "😁"]]) {
    const { start, end, afterEnd } = Offsets.difference(before, after);
    for (const piece of [before.slice(start, end), after.slice(start, afterEnd)]) assert.doesNotMatch(piece, /\p{Surrogate}/u);
  }
});

test("replacing a difference by the other side's words gives the other text", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const word = () => ["a", "b", "😀", "😁", "\n", "é", "🐀"][random(7)];
  for (let round = 0; round < 500; round += 1) {
    const before = Array.from({ length: random(9) }, word).join("");
    const after = Array.from({ length: random(9) }, word).join("");
    const { start, end, afterEnd } = Offsets.difference(before, after);
    assert.equal(before.slice(0, start) + after.slice(start, afterEnd) + before.slice(end), after);
  }
});

test("stretches before an edit stay, those behind it move, those it touches go", () => {
  const before = "Ana met Bo on Monday";
  const after = "Ana met Robert on Monday";
  const stretches = [{ start: 0, end: 3 }, { start: 8, end: 10 }, { start: 14, end: 20 }];
  assert.deepEqual(
    Offsets.remap(stretches, before, after).map(({ start, end }) => after.slice(start, end)),
    ["Ana", "Monday"],
  );
});
