import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { Offsets } = load(["editors/edits.js", "content/offsets.js"], {}, ["Offsets"]);
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

test("stretches before an edit stay, those behind it move, those it touches go", () => {
  const before = "Ana met Bo on Monday";
  const after = "Ana met Robert on Monday";
  const stretches = [{ start: 0, end: 3 }, { start: 8, end: 10 }, { start: 14, end: 20 }];
  assert.deepEqual(
    Offsets.remap(stretches, before, after).map(({ start, end }) => after.slice(start, end)),
    ["Ana", "Monday"],
  );
});
