import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

const { Decision } = load(["content/decision.js"], {}, ["Decision"]);
const SURFACES = ["post", "reply", "comment"];
const holds = (verdict, conduct, surface, mode) => Decision.holds({ verdict, conduct }, surface, mode);

test("guard holds stop, and passes clear and caution", () => {
  for (const surface of SURFACES) {
    assert.equal(holds("stop", [], surface, "guard"), true);
    assert.equal(holds("caution", [], surface, "guard"), false);
    assert.equal(holds("clear", [], surface, "guard"), false);
  }
});

test("strict holds whatever there is a warning for, and passes what is clear", () => {
  assert.equal(holds("stop", [], "post", "strict"), true);
  assert.equal(holds("caution", [], "post", "strict"), true);
  assert.equal(holds("clear", ["disparage"], "post", "strict"), true);
  assert.equal(holds("clear", [], "post", "strict"), false);
});

test("watch holds nothing", () => {
  assert.equal(holds("stop", ["testimonial"], "reply", "watch"), false);
});

test("guard holds a relationship on a reply or comment, a testimonial anywhere, and no other flag", () => {
  assert.deepEqual(SURFACES.map((surface) => holds("clear", ["relationship"], surface, "guard")), [false, true, true]);
  assert.deepEqual(SURFACES.map((surface) => holds("caution", ["testimonial"], surface, "guard")), [true, true, true]);
  for (const flag of ["advice", "boundary", "solicit", "disparage"]) assert.equal(holds("clear", [flag], "reply", "guard"), false);
});

test("the badge says what is known, and that nothing is known where nothing is", () => {
  const at = { on: true, companion: "ready", vault: "open", guarded: true, empty: false, media: false, reading: null };
  const read = (verdict, conduct = [], codes = []) => {
    const reasons = codes.map((code) => ({ code, labels: [] }));
    return { text: "", refused: null, verdict: { verdict, conduct, reasons } };
  };
  assert.equal(Decision.badge({ ...at, on: false, companion: "away", reading: read("stop") }), "off");
  assert.equal(Decision.badge({ ...at, guarded: false }), "elsewhere");
  assert.equal(Decision.badge({ ...at, companion: "away", reading: read("clear") }), "away");
  assert.equal(Decision.badge({ ...at, companion: "mismatch" }), "away");
  assert.equal(Decision.badge({ ...at, empty: true }), "watching");
  assert.equal(Decision.badge(at), "reading");
  assert.equal(Decision.badge({ ...at, reading: { text: "", verdict: null, refused: {} } }), "unread");
  assert.equal(Decision.badge({ ...at, reading: read("stop") }), "stop");
  assert.equal(Decision.badge({ ...at, reading: read("clear") }), "nothing");
  assert.equal(Decision.badge({ ...at, reading: read("clear", ["advice"]) }), "conduct");
  assert.equal(Decision.badge({ ...at, media: true, reading: read("clear") }), "partly");
  assert.equal(Decision.badge({ ...at, reading: read("clear", [], ["link"]) }), "partly");
  assert.equal(Decision.badge({ ...at, reading: read("clear", [], ["other_language"]) }), "partly");
  assert.equal(Decision.badge({ ...at, reading: read("clear", [], ["muted"]) }), "partly");
  assert.equal(Decision.badge({ ...at, media: true, reading: read("stop") }), "stop");
});

test("a locked or damaged client list shows wherever nothing was found without it, and never hides a warning", () => {
  const at = { on: true, companion: "ready", guarded: true, empty: false, media: false, reading: null };
  const read = (verdict, conduct = []) => ({ text: "", refused: null, verdict: { verdict, conduct, reasons: [] } });
  for (const vault of ["locked", "damaged"]) {
    assert.equal(Decision.isLocked(vault), true);
    assert.equal(Decision.badge({ ...at, vault, empty: true }), "locked");
    assert.equal(Decision.badge({ ...at, vault, reading: read("clear") }), "locked");
    assert.equal(Decision.badge({ ...at, vault, media: true, reading: read("clear") }), "locked");
    assert.equal(Decision.badge({ ...at, vault }), "reading");
    assert.equal(Decision.badge({ ...at, vault, companion: "away" }), "away");
    assert.equal(Decision.badge({ ...at, vault, reading: read("stop") }), "stop");
    assert.equal(Decision.badge({ ...at, vault, reading: read("clear", ["advice"]) }), "conduct");
  }
  for (const vault of ["absent", "opening", "open"]) {
    assert.equal(Decision.isLocked(vault), false);
    assert.equal(Decision.badge({ ...at, vault, empty: true }), "watching");
    assert.equal(Decision.badge({ ...at, vault, reading: read("clear") }), "nothing");
  }
});

test("only a draft that was warned has an outcome, and it says what became of it", () => {
  const draft = { warned: true, same: false, redacted: false, wrong: false, posted: true, verdict: { verdict: "stop", conduct: [] } };
  assert.equal(Decision.outcome({ ...draft, warned: false }), null);
  assert.equal(Decision.outcome(draft), "sent");
  assert.equal(Decision.outcome({ ...draft, practice: true }), null);
  assert.equal(Decision.outcome({ ...draft, verdict: { verdict: "clear", conduct: [] } }), "revised");
  assert.equal(Decision.outcome({ ...draft, same: true, verdict: { verdict: "clear", conduct: [] } }), "wrong", "what was found was allowed elsewhere");
  assert.equal(Decision.outcome({ ...draft, redacted: true, verdict: { verdict: "caution", conduct: [] } }), "redacted");
  assert.equal(Decision.outcome({ ...draft, redacted: true }), "sent", "undone, and posted as it was");
  assert.equal(Decision.outcome({ ...draft, verdict: null }), "sent", "nobody knows that it was revised");
  assert.equal(Decision.outcome({ ...draft, posted: false }), "cancelled");
  assert.equal(Decision.outcome({ ...draft, wrong: true }), "wrong");
});

test("a site is read unless it was switched off, and the practice box always is", () => {
  const settings = { mode: "guard", site_x: false, site_facebook: true };
  assert.equal(Decision.isOn(settings, { site: "x" }), false);
  assert.equal(Decision.isOn(settings, { site: "facebook" }), true);
  assert.equal(Decision.isOn({ mode: "guard" }, { site: "x" }), true, "before the settings are known");
  assert.equal(Decision.isOn(settings, { site: "x", practice: true }), true);
});
