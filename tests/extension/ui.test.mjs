// The surfaces' pure parts: what is said, what a suggestion changes, and where things stand.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { load, readJson } from "./scripts.mjs";

const MESSAGES = readJson("_locales/en/messages.json");
vm.runInThisContext(readFileSync(new URL("i18n.js", import.meta.url), "utf8"));
const { i18n } = globalThis;

const FILES = ["ui/messages.js", "ui/diff.js", "ui/summary.js", "ui/placing.js"];
const { Messages, WordDiff, Summary, Placing } = load(
  FILES,
  { chrome: { i18n: i18n(MESSAGES) }, Intl },
  ["Messages", "WordDiff", "Summary", "Placing"],
);

/** Values from another realm have other prototypes: compared as plain data. */
const plain = (value) => JSON.parse(JSON.stringify(value));

const TEXT = "😀 Saw Jessica, who is 34 and drives the 22 bus.";

/** @param {string} words @param {string} label */
function finding(words, label) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, label, score: 0.9, reason: "none_of_ours" };
}

function model(changes = {}) {
  const findings = [finding("34", "AGE"), finding("drives the 22 bus", "JOB"), finding("Jessica", "NAME")];
  return { verdict: "stop", findings, conduct: [], reasons: [], suggestion: null, text: TEXT, ...changes };
}

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

test("The words of a finding are those at its place, also behind an emoji.", () => {
  const { groups } = Summary.of(model());
  assert.deepEqual(plain(groups.map(({ words }) => words)), [["Jessica"], ["34"], ["drives the 22 bus"]]);
});

test("What names a person comes first.", () => {
  assert.equal(Summary.of(model()).groups[0].words[0], "Jessica");
});

test("Long words are cut at their end, and after three of a kind the rest is counted.", () => {
  const text = Array.from({ length: 60 }, (_, at) => `word${at + 10}`).join(" ");
  const findings = [0, 70, 140, 210, 280].map((start) => ({ ...finding("34", "QUOTE"), start, end: start + 60 }));
  const [group] = Summary.of(model({ text, findings })).groups;
  assert.equal(group.words.length + group.more, 5);
  assert.equal(group.words.length, 3);
  assert.ok(group.words.every((words) => words.endsWith("…") && Array.from(words).length <= 44));
});

test("Stop, caution and a rule of conduct each have their own first line.", () => {
  const line = (verdict) => Summary.of(model({ verdict })).headline;
  assert.equal(line("stop"), MESSAGES.card_stop.message);
  assert.equal(line("caution"), MESSAGES.card_caution.message);
  assert.equal(line("clear"), MESSAGES.card_conduct.message);
});

test("Where no wording helps it is said what to do, and where one does it is not.", () => {
  assert.equal(Summary.of(model()).deadEnd, MESSAGES.card_no_wording.message);
  const helped = Summary.of(model({ suggestion: "Saw someone." }));
  assert.equal(helped.deadEnd, "");
  assert.ok(helped.changes.some(({ kind, text }) => kind === "gone" && text.includes("Jessica")));
});

test("A suggestion that changes nothing is none.", () => {
  assert.equal(Summary.of(model({ suggestion: TEXT })).changes.length, 0);
  assert.notEqual(Summary.of(model({ suggestion: "Saw someone." })).changes.length, 0);
});

test("A code that this version has no words for is left out.", () => {
  const unknown = { conduct: ["none_of_ours"], reasons: [{ code: "none_of_ours", labels: [] }] };
  const known = { conduct: ["testimonial"], reasons: [{ code: "combination", labels: ["AGE", "JOB"] }] };
  assert.deepEqual(plain([Summary.of(model(unknown)).why, Summary.of(model(unknown)).rules]), [[], []]);
  assert.equal(Summary.of(model(known)).rules.length, 1);
  assert.match(Summary.of(model(known)).why[0], /age and work/);
});

test("A list reads as it is said.", () => {
  assert.equal(Messages.list(["age", "town", "job"]), "age, town, and job");
});

test("Every badge, notice and button that the views name has its words.", () => {
  const views = readFileSync(new URL("../../extension/ui/views.js", import.meta.url), "utf8");
  const kinds = (type) => {
    const [, union] = views.match(new RegExp(`@typedef \\{([^}]*)\\} ${type}\\b`));
    return [...union.matchAll(/"(\w+)"/g)].map(([, kind]) => kind);
  };
  const keys = [
    ...kinds("BadgeState").map((state) => `badge_${state}`),
    ...kinds("NoticeKind").map((kind) => `notice_${kind}`),
    ...["edit", "redact", "post", "dismiss", "wrong", "wait"].map((action) => `action_${action}`),
  ];
  assert.equal(keys.length, 12 + 9 + 6);
  for (const key of keys) assert.ok(Messages.say(key), key);
});

test("No message calls a draft safe or shouts.", () => {
  const texts = Object.values(MESSAGES).map(({ message }) => message);
  assert.ok(texts.some((text) => /\bsafer\b/.test(text)));
  for (const text of texts) assert.doesNotMatch(text, /\bsafe\b|!/i);
});

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
