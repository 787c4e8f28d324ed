// A watch over a box and surfaces that the test plays: what a person's choices do to what is known of the draft.

import assert from "node:assert/strict";
import { webcrypto as crypto } from "node:crypto";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const DISPLAYED = 500; // milliseconds: the pause before the display changes, and some

/** A watch with the calls on its surfaces and the messages that it sends. */
function setUp({ practice = undefined } = {}) {
  const [shown, attached, sent, gone, badges] = [[], [], [], [], []];
  const box = { written: "", getRootNode: () => null };
  class Composer {
    constructor(site) {
      Object.assign(this, { site, anchor: box });
    }
    text = () => box.written;
    boxes = () => [box];
    current = () => box;
    first = () => box;
    caret = () => null;
    goTo = (...stretch) => gone.push(stretch);
    hasMedia = () => false;
    isConnected = () => true;
    isReadable = () => true;
    async replace(_, text) {
      box.written = text;
      return true;
    }
  }
  class Layer {
    constructor(act) {
      this.act = act;
    }
    attach() {
      attached.push(this);
    }
    badge(state) {
      badges.push(state);
    }
    destroy() {
      shown.push(["destroy"]);
    }
  }
  for (const name of ["card", "hold", "notice", "close"]) Layer.prototype[name] = (given) => shown.push([name, given]);
  class MutationObserver {
    observe() {}
    disconnect() {}
  }
  const { Watch } = load(
    ["editors/edits.js", ...["offsets", "decision", "draft", "rewording", "aside", "surroundings", "choices", "watch"].map((name) => `content/${name}.js`)],
    { crypto, setTimeout, clearTimeout, requestAnimationFrame: () => 1, ShadowRoot: class {}, MutationObserver, Composer, Layer },
    ["Watch"],
  );
  const data = { site: "x", keys: {}, practice };
  const site = { data, surfaceOf: () => "post", answered: () => null, submitOf: () => null };
  const state = { state: "ready", vault: "open", settings: { mode: "guard", muted: [] } };
  const link = { state, send: (method, params) => sent.push({ method, ...params }) };
  const nothing = () => {};
  const watch = new Watch(site, box, link, { draw: nothing, clear: nothing }, { onShown: nothing, release: nothing, onGone: nothing });

  return {
    watch,
    box,
    sent,
    shown,
    attached,
    gone,
    badges,
    write(text) {
      box.written = text;
      watch.changed();
    },
    /** Answers what was asked last: with a finding for each of the words. */
    answer(verdict, ...words) {
      const { revision, text } = sent.findLast(({ method }) => method === "draft/changed");
      const findings = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, label: "NAME", score: 1, reason: "" }));
      watch.draft.receiveVerdict({ revision, verdict, findings, conduct: [], reasons: [], pending: false });
    },
    displayed: () => new Promise((resolve) => setTimeout(resolve, DISPLAYED)),
  };
}

/** The words that each question about the draft takes out. */
const allowed = (sent) => sent.filter(({ method }) => method === "draft/changed").map((each) => [...(each.allowed ?? [])]);
const dismissed = (sent) => sent.filter(({ method }) => method === "finding/dismiss").map(({ word, scope }) => [word, scope]);

test("a word put aside for good or as a kind is the companion's to know, which hears it first; one put aside here goes with the draft", async () => {
  for (const [scope, told, here] of [["word", [["Ana", "word"]], []], ["kind", [["Ana", "kind"]], []], ["here", [], ["Ana"]]]) {
    const { watch, sent, write, answer, displayed } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    await watch.choices.make("allow", { finding: "0", reason: "not_client", scope });
    assert.deepEqual(dismissed(sent), told);
    assert.deepEqual(allowed(sent), [[], here]);
    assert.equal(sent.at(-1).method, "draft/changed");
  }
});

test("what is put aside in practice goes with the practice draft, whatever was chosen, and is told to nobody", async () => {
  for (const scope of ["here", "word", "kind"]) {
    const { watch, sent, write, answer, displayed } = setUp({ practice: true });
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    await watch.choices.make("allow", { finding: "0", reason: "not_client", scope });
    assert.deepEqual(dismissed(sent), []);
    assert.deepEqual(allowed(sent), [[], ["Ana"]]);
  }
});

test("an open hold ends when its text is read anew and there is nothing left to hold it for, and is drawn anew when there is", async () => {
  for (const [verdict, words, surface] of [["stop", ["Ana"], "hold"], ["clear", [], "close"]]) {
    const { watch, shown, write, answer, displayed } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    watch.holdBack({ kind: "key", button: null });
    watch.showHold(watch.draft.readingOf("Ana came"));
    watch.draft.forgetReading();
    watch.draft.askAnew();
    shown.length = 0;
    answer(verdict, ...words);
    assert.equal(shown[0][0], surface);
    assert.equal(watch.held === null, verdict === "clear");
  }
});

test("a press on the badge that says the list is locked tells so and leads to where it is unlocked; on another it does not", async () => {
  const { watch, sent, shown, displayed } = setUp();
  await watch.choices.make("open", {});
  watch.site.submitOf = () => watch.composer.current();
  watch.link.state.vault = "locked";
  watch.show();
  await displayed();
  const notices = () => shown.filter(([name]) => name === "notice").map(([, given]) => given?.kind);
  assert.deepEqual(notices(), []);
  await watch.choices.make("open", {});
  assert.deepEqual(notices(), ["list_locked"]);
  await watch.choices.make("unlock", {});
  assert.deepEqual(sent.at(-1), { method: "dashboard/unlock" });
});

test("a reason for posting goes with the text that it was chosen for, and not with a later one", async () => {
  for (const [later, why] of [[[], "consent"], [["Ana came again"], undefined]]) {
    const { watch, sent, write, answer } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    watch.draft.warn();
    await watch.choices.make("post", { why: "consent" });
    for (const text of later) {
      write(text);
      answer("stop", "Ana");
    }
    watch.expectPost();
    write("");
    assert.deepEqual(sent.filter(({ method }) => method === "draft/outcome").map((each) => [each.outcome, each.why]), [["sent", why]]);
  }
});

test("the card of an earlier text goes where nobody can read the new one, and stays while somebody may", async () => {
  for (const [state, surfaces] of [["away", [["card", null]]], ["mismatch", [["card", null]]], ["connecting", []]]) {
    const { watch, shown, write, answer, displayed } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    assert.equal(shown.at(-1)[1].text, "Ana came");
    shown.length = 0;
    watch.link.state.state = state;
    write("Ana came late");
    await displayed();
    assert.deepEqual(shown, surfaces, state);
  }
});

test("a warned draft whose site is switched off is told as not posted and closed, and one that was not warned of is only closed", () => {
  for (const warned of [true, false]) {
    const { watch, sent, write, answer } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    if (warned) watch.draft.warn();
    const { id } = watch.draft;
    watch.rest();
    const told = sent.filter(({ method }) => method === "draft/outcome" || method === "draft/closed");
    const closed = ["draft/closed", id, undefined];
    assert.deepEqual(told.map(({ method, draft, outcome }) => [method, draft, outcome]), warned ? [["draft/outcome", id, "cancelled"], closed] : [closed]);
  }
});

test("what stood there before a rewording is kept as long as the draft, for the way back, and no longer", async () => {
  for (const over of [false, true]) {
    const { watch, box, write } = setUp();
    write("Ana came");
    await watch.rewording.write("Someone came");
    if (over) watch.forget();
    await watch.choices.make("undo", {});
    assert.equal(box.written, over ? "Someone came" : "Ana came");
  }
});

test("card and hold lead to a stretch of the text that they speak of, and nowhere once it says something else", async () => {
  const { watch, gone, shown, write, answer, displayed } = setUp();
  write("Ana came");
  answer("stop", "Ana");
  await displayed();
  await watch.choices.make("show", { start: "0", end: "3" });
  assert.deepEqual(gone, [[0, 3]]);
  watch.holdBack({ kind: "key", button: null });
  await watch.choices.make("show", { start: "4", end: "8" });
  assert.deepEqual([gone.at(-1), watch.held, shown.at(-1)[0]], [[4, 8], null, "close"], "the hold is over");
  write("So Ana came");
  await watch.choices.make("show", { start: "0", end: "3" });
  assert.equal(gone.length, 2);
});

test("what is typed is shown after a pause, what we wrote at once", async () => {
  const { watch, shown, write, answer, displayed } = setUp();
  const cards = () => shown.filter(([name, given]) => name === "card" && given).length;
  write("Ana came");
  answer("stop", "Ana");
  assert.equal(cards(), 0);
  await displayed();
  assert.equal(cards(), 1);
  await watch.choices.make("reply", { text: "Bo came" });
  answer("stop", "Bo");
  assert.equal(cards(), 2);
});

test("a watch whose boxes are gone draws nothing any more, whatever comes late", () => {
  const { watch, shown, attached, write, answer } = setUp();
  write("Ana came");
  watch.holdBack({ kind: "key", button: null });
  attached.length = 0;
  watch.end();
  assert.equal(watch.held, null);
  const [last] = shown.splice(0).at(-1);
  assert.equal(last, "destroy");
  watch.rewritten();
  watch.show();
  watch.attach();
  answer("stop", "Ana");
  assert.deepEqual([shown, attached], [[], []]);
});

test("a post that stays in its box though we let it go is not held again for the same text", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { watch, shown, write } = setUp();
  write("Ana came");
  watch.expectPost();
  watch.verifyPost();
  t.mock.timers.tick(10_000);
  assert.deepEqual([shown.at(-1)[0], shown.at(-1)[1].kind], ["notice", "not_posted"]);
  assert.equal(watch.pass, "Ana came");
  write("Ana came again");
  assert.equal(watch.pass, null);
});

test("what was put aside of a text goes once the person has taken all of it back, and stays while only some of it changes", async () => {
  for (const between of ["", "Client cancelled."]) {
    const { watch, shown, write, answer, displayed } = setUp();
    write("Client cancelled again.");
    answer("caution");
    await displayed();
    await watch.choices.make("wrong", {});
    write(between);
    if (between) answer("caution");
    write("She sits on my couch and lies.");
    shown.length = 0;
    answer("caution");
    await displayed();
    const card = shown.findLast(([name]) => name === "card");
    assert.equal(card[1] !== null, between === "");
    assert.equal(watch.draft.wrong, between !== "");
  }
});

test("a word put aside here does not outlive the text that it was put aside in", async () => {
  const { watch, sent, write, answer, displayed } = setUp();
  write("Ana came");
  answer("stop", "Ana");
  await displayed();
  await watch.choices.make("allow", { finding: "0", reason: "not_client", scope: "here" });
  answer("clear");
  write("");
  write("Ana left");
  assert.deepEqual(allowed(sent), [[], ["Ana"], []]);
});

test("a finding that the card does not show yet is not said to be wrong with those that it shows", async () => {
  const { watch, write, answer, displayed } = setUp();
  write("Ana came");
  answer("stop", "Ana");
  await displayed();
  write("Ana came with Ben");
  answer("stop", "Ana", "Ben");
  await watch.choices.make("wrong", {});
  assert.equal(watch.aside.isWrong(watch.draft.readingOf("Ana came with Ben")), false);
  await displayed();
  await watch.choices.make("wrong", {});
  assert.equal(watch.aside.isWrong(watch.draft.readingOf("Ana came with Ben")), true);
});

test("a draft that the editor's own undo brought back is not told as reworded", async () => {
  const { watch, write, answer, displayed } = setUp();
  write("Ana came");
  answer("caution", "Ana");
  await displayed();
  await watch.rewording.write("Somebody came");
  assert.equal(watch.draft.redacted, true);
  write("Somebody came!");
  assert.equal(watch.draft.redacted, true);
  write("Ana came");
  assert.equal(watch.draft.redacted, false);
});

test("a warned draft that is deleted before the button is pressed was not posted", async () => {
  for (const [last, outcome] of [["", "cancelled"], ["Ana came", "sent"]]) {
    const { watch, sent, write, answer, displayed } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    write(last);
    watch.expectPost();
    watch.end();
    assert.equal(sent.findLast(({ method }) => method === "draft/outcome").outcome, outcome);
  }
});

test("a draft in which nothing is found any more was wrongly warned of where its text is the same, and revised where it is not", async () => {
  for (const [last, outcome] of [["Ana came", "wrong"], ["Somebody came", "revised"]]) {
    const { watch, sent, write, answer, displayed } = setUp();
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    watch.draft.forgetReading();
    write(last);
    watch.draft.askAnew();
    answer("clear");
    watch.expectPost();
    watch.end();
    assert.equal(sent.findLast(({ method }) => method === "draft/outcome").outcome, outcome);
  }
});

test("a picture that comes or goes after the text was read is told at once, and nothing else around the box is", async () => {
  const { watch, badges, write, answer, displayed } = setUp();
  watch.site.submitOf = () => watch.composer.current();
  write("Made soup");
  answer("clear");
  await displayed();
  badges.length = 0;
  for (const [media, told] of [[false, []], [true, ["partly"]], [true, ["partly"]], [false, ["partly", "nothing"]]]) {
    watch.composer.hasMedia = () => media;
    watch.checkSurroundings();
    assert.deepEqual(badges, told);
  }
});

test("what is shown knows whether the draft is a thread", async () => {
  for (const count of [1, 2]) {
    const { watch, box, shown, write, answer, displayed } = setUp();
    watch.composer.boxes = () => Array(count).fill(box);
    write("Ana came");
    answer("stop", "Ana");
    await displayed();
    assert.equal(shown.findLast(([name, given]) => name === "card" && given)[1].inParts, count > 1);
  }
});
