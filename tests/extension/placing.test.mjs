// Where badge and card stand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { Placing } = load(["ui/placing.js"], {}, ["Placing"]);

const VIEW = { width: 1000, height: 600 };
const BOX = { left: 100, top: 100, right: 500, bottom: 200 };
const BADGE = { width: 120, height: 24 };
const CARD = { width: 360, height: 300 };
const free = () => false;
const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("The badge stands under the lower right corner of the box, or above it where a button is below.", () => {
  const under = Placing.badge(BOX, BADGE, VIEW, free);
  assert.deepEqual([under.right, under.top > BOX.bottom], [BOX.right, true]);
  const above = Placing.badge(BOX, BADGE, VIEW, (spot) => spot.top > BOX.bottom);
  assert.deepEqual([above.right, above.bottom < BOX.top], [BOX.right, true]);
});

test("The badge never lies on the site's own button, also where every place beside the box is taken.", () => {
  const [view, badge, box] = [{ width: 320, height: 400 }, { width: 216, height: 26 }, { left: 10, top: 90, right: 310, bottom: 150 }];
  for (const left of [10, 230]) {
    const submit = { left, top: 158, right: left + 76, bottom: 194 };
    assert.equal(overlaps(Placing.badge(box, badge, view, () => true, submit), submit), false);
  }
  const high = { left: 10, top: 10, right: 310, bottom: 390 };
  const both = { left: 8, top: 340, right: 312, bottom: 400 };
  assert.ok(Placing.badge(high, badge, view, () => true, both).bottom < both.top, "the corners come last");
});

test("The card stands beside the dialog where there is room, and never half outside of the window.", () => {
  assert.ok(Placing.card(BOX, BOX, CARD, VIEW, free).left > BOX.right);
  for (const width of [320, 480, 760, 1000]) {
    const box = { ...BOX, left: 8, right: Math.min(500, width - 8) };
    const card = { ...CARD, width: Math.min(360, width - 16) };
    const spot = Placing.card(box, box, card, { width, height: 640 }, free);
    assert.ok(spot.left >= 0 && spot.right <= width && spot.top >= 0 && spot.bottom <= 640);
  }
});

test("In a narrow window the card takes the end that hides least of the box.", () => {
  const box = { left: 8, top: 40, right: 312, bottom: 200 };
  const view = { width: 320, height: 640 };
  const spot = Placing.card(box, box, { width: 304, height: 320 }, view, (each) => each.top < 300);
  assert.equal(overlaps(spot, box), false);
});

test("The card leaves the site's own button in sight, wherever it has to go for that.", () => {
  const beside = { left: BOX.right + 10, top: BOX.top, right: BOX.right + 90, bottom: BOX.top + 40 };
  assert.ok(overlaps(Placing.card(BOX, BOX, CARD, VIEW, free), beside), "without the button it would stand there");
  assert.equal(overlaps(Placing.card(BOX, BOX, CARD, VIEW, free, beside), beside), false);
});
