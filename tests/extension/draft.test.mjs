import assert from "node:assert/strict";
import { webcrypto as crypto } from "node:crypto";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { Draft } = load(
  ["content/offsets.js", "content/decision.js", "content/draft.js"],
  { crypto, setTimeout, clearTimeout },
  ["Draft"],
);

/** A draft over a text that the test writes, with the messages that it sends. */
function setUp({ reply = null, practice = undefined } = {}) {
  const sent = [];
  const site = { data: { site: "x", practice }, surfaceOf: () => (reply ? "reply" : "post"), answered: () => reply };
  const composer = { site, first: () => ({}), written: "", text() { return this.written; } };
  let readings = 0;
  const link = { send: (method, params) => sent.push({ method, ...params }), state: { state: "ready", settings: { mode: "guard", muted: [] } } };
  const draft = new Draft(composer, link, () => (readings += 1));
  const write = (text) => {
    composer.written = text;
    return draft.update();
  };
  const answer = (revision, verdict = "clear") =>
    draft.receiveVerdict({ revision, verdict, findings: [], conduct: [], reasons: [], pending: verdict !== "clear" });
  const suggest = (revision, text, more = {}) =>
    draft.receiveSuggestion({ revision, text, edits: [], advice: null, by_hand: [], ...more });
  return { draft, link, sent, write, answer, suggest, readings: () => readings };
}

test("a new text is asked about at once, with where it stands", () => {
  const { sent, write, draft } = setUp({ reply: "Kim: thank you" });
  assert.equal(write("You did the work"), true);
  assert.deepEqual(sent, [
    { method: "draft/changed", draft: draft.id, revision: 1, text: "You did the work", site: "x", surface: "reply", reply_to: "Kim: thank you" },
  ]);
});

test("while one text is under way only the latest of those that follow is asked about", () => {
  const { sent, write, answer } = setUp();
  write("a");
  write("ab");
  write("abc");
  answer(1);
  assert.deepEqual(sent.map(({ text }) => text), ["a", "abc"]);
});

test("an answer to an overtaken text is not taken for the text that is there now", () => {
  const { draft, write, answer, readings } = setUp();
  write("a");
  write("ab");
  answer(1, "stop");
  assert.equal(draft.readingOf("ab"), null);
  assert.equal(readings(), 0);
  answer(2, "caution");
  assert.equal(draft.readingOf("ab").verdict.verdict, "caution");
  assert.equal(readings(), 1);
});

test("an answer to a revision that nobody waits for is dropped", () => {
  const { draft, write, answer } = setUp();
  write("a");
  answer(7, "stop");
  assert.equal(draft.reading, null);
});

test("a suggestion joins the reading of its revision, with its offsets in UTF-16, and once", () => {
  const { draft, write, answer, suggest, readings } = setUp();
  write("😀 Ana");
  answer(1, "stop");
  suggest(1, "😀 someone", { edits: [{ start: 2, end: 5, text: "someone" }, null], by_hand: [{ start: 0, end: 5 }] });
  const { suggestion } = draft.readingOf("😀 Ana");
  assert.deepEqual(JSON.parse(JSON.stringify([suggestion.edits, suggestion.by_hand])), [
    [{ start: 3, end: 6, text: "someone" }, null],
    [{ start: 0, end: 6 }],
  ]);
  suggest(1, "another");
  assert.equal(draft.readingOf("😀 Ana").suggestion.text, "😀 someone");
  assert.equal(readings(), 2);
});

test("a suggestion for another revision than the one that was read is dropped", () => {
  const { draft, write, answer, suggest, readings } = setUp();
  suggest(1, "early");
  write("a");
  suggest(1, "before its verdict");
  answer(1, "stop");
  suggest(7, "late");
  assert.equal(draft.readingOf("a").suggestion, null);
  assert.equal(readings(), 1);
  suggest(1, "right");
  assert.equal(draft.readingOf("a").suggestion.text, "right");
});

test("a suggestion for a text that was overtaken says nothing of the text that is there now", () => {
  const { draft, write, answer, suggest, readings } = setUp();
  write("a");
  answer(1, "stop");
  write("ab");
  suggest(1, "b");
  assert.equal(readings(), 1);
  assert.equal(draft.readingOf("ab"), null);
});

test("waiting for a suggestion ends when it comes or at the deadline, and none is waited for that was not announced", async () => {
  const { draft, write, answer, suggest } = setUp();
  write("a");
  answer(1, "stop");
  assert.equal(draft.isSuggestionPending(), true);
  assert.equal((await draft.suggestionWithin(1)).suggestion, null);
  const came = draft.suggestionWithin(60_000);
  suggest(1, "b");
  assert.equal((await came).suggestion.text, "b");
  assert.equal((await draft.suggestionWithin(60_000)).suggestion.text, "b");
  write("c");
  answer(2, "clear");
  assert.equal((await draft.suggestionWithin(60_000)).suggestion, null);
});

test("a text whose suggestion was lost with the companion is asked about anew, and one that has it is not", () => {
  const { draft, sent, write, answer, suggest } = setUp();
  write("a");
  answer(1, "stop");
  draft.askAnew();
  answer(2, "stop");
  suggest(2, "b");
  draft.askAnew();
  assert.deepEqual(sent.map(({ revision }) => revision), [1, 2]);
});

test("allowed words go with the draft from then on, and the same text is asked about anew", () => {
  const { draft, sent, write, answer } = setUp();
  write("Ana came");
  answer(1, "stop");
  draft.allow("Ana", true);
  assert.equal(draft.readingOf("Ana came"), null);
  write("Ana came again");
  answer(2, "clear");
  answer(3, "clear");
  assert.deepEqual(sent.map(({ text, allowed }) => [text, allowed && [...allowed]]), [
    ["Ana came", undefined],
    ["Ana came", ["Ana"]],
    ["Ana came again", ["Ana"]],
  ]);
  draft.end(true);
  write("Ana came");
  assert.equal(sent.at(-1).allowed, undefined);
});

test("a warning all of whose words were put aside was wrong, and one with others left was not", () => {
  for (const [verdict, outcome] of [["clear", "wrong"], ["stop", "sent"]]) {
    const { draft, sent, write, answer } = setUp();
    write("Ana came");
    answer(1, "stop");
    draft.warn();
    draft.allow("Ana", true);
    answer(2, verdict);
    draft.end(true);
    assert.equal(sent.at(-2).outcome, outcome);
  }
});

test("why a held draft was posted goes with its outcome, where it was posted as it was", () => {
  for (const [verdict, why] of [["stop", "consent"], ["clear", undefined]]) {
    const { draft, sent, write, answer } = setUp();
    write("a");
    answer(1, verdict);
    draft.warn();
    draft.why = "consent";
    draft.note(true);
    draft.end(true);
    assert.deepEqual(sent.slice(1, 3).map((message) => message.why), [why, why]);
    assert.equal(draft.why, null);
  }
});

test("an empty text is not asked about", () => {
  const { sent, write } = setUp();
  write(" \n ");
  assert.deepEqual(sent, []);
});

test("a text that went unanswered is asked about anew", () => {
  const { sent, write, draft } = setUp();
  write("a");
  draft.askAnew();
  assert.deepEqual(sent.map(({ revision, text }) => [revision, text]), [[1, "a"], [2, "a"]]);
});

test("waiting for a reading ends when it comes, when the companion goes, or at the deadline", async () => {
  const { draft, write, answer } = setUp();
  write("a");
  const came = draft.readingWithin(60_000);
  answer(1, "stop");
  assert.equal((await came).verdict.verdict, "stop");
  write("b");
  const gone = draft.readingWithin(60_000);
  draft.giveUp();
  assert.equal(await gone, null);
  assert.equal(await draft.readingWithin(1), null);
});

test("the end of a warned draft is told once, with its outcome, and the next draft is another one", () => {
  const { draft, sent, write, answer } = setUp();
  write("a");
  answer(1, "stop");
  draft.warn();
  const { id } = draft;
  draft.end(true);
  draft.end(false);
  assert.deepEqual(sent.slice(1), [
    { method: "draft/outcome", draft: id, revision: 1, outcome: "sent" },
    { method: "draft/closed", draft: id },
  ]);
  assert.notEqual(draft.id, id);
});

test("a draft whose box is empty by the time it ends is told by what it said", () => {
  const { draft, sent, write, answer } = setUp();
  write("a");
  answer(1, "stop");
  draft.warn();
  write("");
  draft.end(true, "a");
  assert.equal(sent.at(-2).outcome, "sent");
});

test("the outcome of a page that goes away without a word is noted beforehand, and only when it changes", () => {
  const { draft, sent, write, answer } = setUp();
  write("a");
  draft.note(false);
  answer(1, "stop");
  draft.warn();
  draft.note(false);
  draft.note(false);
  draft.note(true);
  assert.deepEqual(sent.slice(1).map(({ method, outcome }) => [method, outcome]), [["draft/pending", "cancelled"], ["draft/pending", "sent"]]);
});

test("a refused text is asked about again when it is asked about anew", () => {
  const { draft, sent, write } = setUp();
  write("a");
  draft.receiveRefusal({ revision: 1, code: "unreadable", message: "" });
  draft.askAnew();
  assert.deepEqual(sent.map(({ revision }) => revision), [1, 2]);
});

test("the end of a draft that was never warned has no outcome", () => {
  const { draft, sent, write, answer } = setUp();
  write("a");
  answer(1, "clear");
  draft.end(true);
  assert.deepEqual(sent.map(({ method }) => method), ["draft/changed", "draft/closed"]);
});

test("what was noted is noted again where the text is read anew: the background may be another one, which has not heard it", () => {
  const { draft, sent, write, answer } = setUp();
  write("a");
  answer(1, "stop");
  draft.warn();
  draft.note(false);
  draft.forgetReading();
  draft.askAnew();
  answer(2, "stop");
  draft.note(false);
  draft.note(false);
  assert.deepEqual(sent.map(({ method, outcome }) => [method, outcome]), [
    ["draft/changed", undefined], ["draft/pending", "cancelled"], ["draft/changed", undefined], ["draft/pending", "cancelled"],
  ]);
});

test("a refusal is a reading without a verdict", () => {
  const { draft, write } = setUp();
  write("a");
  draft.receiveRefusal({ revision: 1, code: "too_large", message: "Too long." });
  assert.equal(draft.readingOf("a").verdict, null);
  assert.equal(draft.readingOf("a").refused.code, "too_large");
});

test("a known text is asked about again when other kinds are muted, and not when another setting changes", () => {
  const { draft, link, sent, write, answer, suggest } = setUp();
  write("a");
  answer(1, "caution");
  suggest(1, null);
  link.state.settings = { mode: "strict", muted: [] };
  draft.askAnew();
  assert.equal(sent.length, 1);
  link.state.settings = { mode: "strict", muted: ["AGE"] };
  draft.askAnew();
  assert.equal(draft.readingOf("a"), null);
  assert.deepEqual(sent.map(({ revision }) => revision), [1, 2]);
});

test("a practice draft says that it is one, and has no outcome", () => {
  const { draft, sent, write, answer } = setUp({ practice: true });
  write("a");
  answer(1, "stop");
  draft.warn();
  draft.note(true);
  draft.end(true);
  assert.deepEqual(sent.map(({ method, practice }) => [method, practice]), [["draft/changed", true], ["draft/closed", undefined]]);
});

test("a draft that is forgotten is closed without an outcome", () => {
  const { draft, sent, write, answer } = setUp();
  write("a");
  answer(1, "stop");
  draft.warn();
  draft.forget();
  assert.deepEqual(sent.map(({ method }) => method), ["draft/changed", "draft/closed"]);
  assert.deepEqual([draft.text, draft.warnedOf, draft.revision], ["", null, 0]);
});

test("where a box stands is looked at anew for each text: what tells it may come after the box", () => {
  const { draft, sent, write, answer } = setUp();
  write("You did");
  answer(1);
  draft.composer.site.surfaceOf = () => "reply";
  write("You did the work");
  assert.deepEqual([sent.map(({ surface }) => surface), draft.surface], [["post", "reply"], "reply"]);
});
