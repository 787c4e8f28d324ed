// The surfaces' pure parts: what is said of a draft.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { load, readJson } from "./scripts.mjs";

const MESSAGES = readJson("_locales/en/messages.json");
vm.runInThisContext(readFileSync(new URL("i18n.js", import.meta.url), "utf8"));
const { i18n } = globalThis;

const FILES = ["ui/messages.js", "ui/diff.js", "ui/rules.js", "ui/crisis.js", "ui/stock.js", "ui/summary.js"];
const navigator = { language: "en-GB" };
const { Messages, Summary, RULES, CRISIS_LINES } = load(
  FILES,
  { chrome: { i18n: i18n(MESSAGES) }, Intl, navigator },
  ["Messages", "Summary", "RULES", "CRISIS_LINES"],
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
  const base = { verdict: "stop", findings, conduct: [], reasons: [], pending: true, suggestion: null };
  return { ...base, text: TEXT, surface: "post", ...changes };
}

/** What to write instead. */
function suggested(text, changes = {}) {
  return { suggestion: { text, edits: [null, null, null], advice: null, by_hand: [], ...changes } };
}

/** A draft that only touches rules of conduct. */
function flagged(conduct, changes = {}) {
  return model({ verdict: "clear", findings: [], conduct, ...changes });
}

test("The words of a finding are those at its place, also behind an emoji.", () => {
  const { groups } = Summary.of(model());
  assert.deepEqual(plain(groups.map(({ rows }) => rows.map(({ words }) => words))), [["Jessica"], ["34"], ["drives the 22 bus"]]);
  assert.deepEqual(plain(groups.map(({ rows }) => rows[0].index)), [2, 0, 1], "each knows its place in the verdict");
  const [{ rows: [row] }] = Summary.of(model({ findings: [{ ...finding("34", "AGE"), reason: "age" }] })).groups;
  assert.equal(row.why, MESSAGES.finding_age.message);
});

test("What names a person comes first.", () => {
  assert.equal(Summary.of(model()).groups[0].rows[0].words, "Jessica");
});

test("Long words are cut at their end, and the same words are one row.", () => {
  const text = Array.from({ length: 60 }, (_, at) => `word${at + 10}`).join(" ");
  const findings = [0, 70, 140, 140].map((start) => ({ ...finding("34", "QUOTE"), start, end: start + 60 }));
  const [group] = Summary.of(model({ text, findings })).groups;
  assert.equal(group.rows.length, 3);
  assert.ok(group.rows.every(({ words }) => words.endsWith("…") && Array.from(words).length <= 44));
});

test("Stop, caution and a rule of conduct each have their own first line.", () => {
  const line = (verdict, conduct = []) => Summary.of(model({ verdict, conduct })).headline;
  assert.equal(line("stop", ["advice"]), MESSAGES.card_stop.message);
  assert.equal(line("caution"), MESSAGES.card_caution.message);
  assert.equal(line("clear", ["advice"]), MESSAGES.flag_advice.message);
  assert.equal(line("clear", ["advice", "solicit"]), MESSAGES.card_conduct.message);
  assert.equal(line("clear", ["none_of_ours"]), MESSAGES.card_conduct.message);
});

test("Where no wording helps it is said what to do, once that is known and not before.", () => {
  const said = (suggestion) => Summary.of(model(suggestion)).deadEnd;
  assert.equal(said({}), "");
  assert.equal(said(suggested(null, { advice: "do_not_post" })), MESSAGES.advice_do_not_post.message);
  assert.equal(said(suggested(null)), MESSAGES.advice_none.message);
  assert.equal(said(suggested(null, { advice: "none_of_ours" })), MESSAGES.advice_none.message);
  assert.equal(Summary.of(flagged(["advice"], suggested(null))).deadEnd, "", "nothing was found that wording could hide");
  const helped = Summary.of(model(suggested("Saw someone.")));
  assert.equal(helped.deadEnd, "");
  assert.ok(helped.changes.some(({ kind, text }) => kind === "gone" && text.includes("Jessica")));
});

test("A suggestion is waited for where one was announced and has not come.", () => {
  assert.equal(Summary.of(model()).waits, true);
  assert.equal(Summary.of(model(suggested(null))).waits, false);
  assert.equal(Summary.of(model({ pending: false })).waits, false);
  const places = [{}, suggested(null), { pending: false }].map((changes) => Summary.of(model(changes)).groups[0].rows[0].place);
  assert.deepEqual(places, ["waits", "empty", null], "the place of an edit stays, whatever comes");
  assert.equal(Summary.of(flagged(["advice"])).waits, false);
});

test("What a person has to change is shown in the draft's own words.", () => {
  const byHand = [{ start: 0, end: TEXT.length }];
  const view = Summary.of(model(suggested(null, { advice: "change_by_hand", by_hand: byHand })));
  assert.equal(view.deadEnd, MESSAGES.advice_change_by_hand.message);
  assert.deepEqual(plain(view.byHand), [{ words: TEXT, start: 0, end: TEXT.length }]);
  const spaced = Summary.of(model({ text: "One. \n Two. ", findings: [], ...suggested(null, { advice: "change_by_hand", by_hand: [{ start: 4, end: 12 }] }) }));
  assert.deepEqual(plain(spaced.byHand), [{ words: "Two.", start: 7, end: 11 }], "what is selected is what is read");
  assert.deepEqual(plain(Summary.of(model(suggested("Saw someone.", { by_hand: byHand }))).byHand), []);
});

test("What an edit puts in is told in whole words, also where it begins within one.", () => {
  const start = TEXT.indexOf("Jessica");
  const edits = [null, { ...finding("drives the 22 bus", "JOB"), text: "" }, { start: start + 1, end: start + 7, text: "ohn Doe" }];
  const { groups } = Summary.of(model(suggested(null, { edits })));
  assert.deepEqual(plain(groups.map(({ rows }) => rows[0].instead)), ["John Doe", null, ""]);
  assert.equal(Summary.of(model()).groups[0].rows[0].instead, null, "not known yet");
});

test("A name can be put aside as a word, another detail of a caution as a kind, and someone on the client list only here.", () => {
  const listed = { ...finding("Jessica", "NAME"), reason: "roster_first_name" };
  const scopes = (findings, verdict = "caution") => Summary.of(model({ findings, verdict })).groups.map(({ rows }) => rows[0].scopes);
  const both = [finding("Jessica", "NAME"), finding("34", "AGE")];
  assert.deepEqual(plain(scopes(both)), [["here", "word"], ["here", "word", "kind"]]);
  assert.deepEqual(plain(scopes([listed])), [["here"]]);
  assert.deepEqual(plain(scopes(both, "stop")), [["here", "word"], ["here", "word"]], "held for every kind");
});

test("Each flag says its rule, what to write instead, and where it stands.", () => {
  for (const flag of Object.keys(RULES.conduct)) {
    const view = Summary.of(flagged([flag]));
    assert.deepEqual(plain(view.flags), [{ sentence: MESSAGES[`conduct_${flag}`].message, instead: MESSAGES[`instead_${flag}`].message }]);
    assert.match(view.rules[0], /^(HIPAA|NASW|APA|ACA)/);
    assert.equal(view.rules.at(-1), MESSAGES.rules_note.message);
  }
});

test("Every rule that a warning can rest on has its sentence, with its code in front, and every sentence is used.", () => {
  const keys = new Set([...Object.values(RULES.reasons), ...Object.values(RULES.conduct)].flat());
  for (const key of keys) assert.match(MESSAGES[`rule_${key}`].message, /^(HIPAA|(NASW|APA|ACA) [\w.()]+): .+\.$/, key);
  const there = Object.keys(MESSAGES).filter((key) => key.startsWith("rule_")).map((key) => key.slice("rule_".length));
  assert.deepEqual(there.filter((key) => !keys.has(key)), []);
});

test("A draft without a rule shows none, and the same rule once.", () => {
  assert.deepEqual(plain(Summary.of(model()).rules), []);
  const reasons = [{ code: "combination", labels: ["AGE"] }, { code: "detail", labels: ["AGE"] }];
  assert.equal(Summary.of(model({ reasons })).rules.length, 3);
});

test("An answer that shows whom the clinician treats gets neutral replies in turn, and a post gets none.", () => {
  const at = (surface, turn, changes = {}) => Summary.of(flagged(["relationship"], { surface, ...changes }), turn).reply;
  assert.equal(at("post", 0), null);
  const three = [0, 1, 2].map((turn) => at("comment", turn).text);
  assert.equal(new Set(three).size, 3);
  assert.equal(at("reply", 3).text, three[0]);
  assert.equal(Summary.of(flagged(["advice"], { surface: "reply" })).reply, null);
  const view = Summary.of(flagged(["relationship"], { surface: "reply" }));
  assert.equal(view.flags[0].instead, "", "the reply itself is what to write instead");
});

test("An answer that shows whom the clinician treats has no wording to wait for, and says at once that none helps.", () => {
  for (const changes of [{}, suggested(null, { advice: "neutral_reply" }), { verdict: "clear", findings: [] }]) {
    const view = Summary.of(model({ conduct: ["relationship"], surface: "comment", ...changes }));
    assert.deepEqual([view.deadEnd, view.waits], [MESSAGES.advice_neutral_reply.message, false]);
    assert.ok(view.groups.every(({ rows }) => rows.every(({ place }) => place === null)));
  }
  const post = Summary.of(model({ conduct: ["relationship"] }));
  assert.deepEqual([post.deadEnd, post.waits], ["", true], "a post answers nobody");
});

test("The clinician's own neutral replies take the place of ours, also a single one, and where they set none ours stand.", () => {
  const at = (replies, turn) => plain(Summary.of(flagged(["relationship"], { surface: "reply", replies }), turn).reply);
  assert.deepEqual(at(["Ours is the phone."], 4), { text: "Ours is the phone.", more: false });
  assert.deepEqual(at(["One.", "Two."], 3), { text: "Two.", more: true });
  for (const none of [[], undefined]) assert.deepEqual(at(none, 0), { text: MESSAGES.reply_1.message, more: true });
});

test("A neutral reply speaks to nobody and of nobody's treatment.", () => {
  const replies = Object.keys(MESSAGES).filter((key) => key.startsWith("reply_"));
  assert.equal(replies.length, 3);
  for (const key of replies) assert.doesNotMatch(MESSAGES[key].message, /\b(you|yours?|session|client|patient|therapy|treat\w*)\b/i);
});

test("In the place of a post that could let someone recognise a client there are general lines, the person's own or Tacit's, and nowhere else.", () => {
  const at = (changes) => plain(Summary.of(model(changes)).lines);
  assert.deepEqual(at({ lines: ["Work is work."] }), ["Work is work."]);
  for (const none of [[], undefined]) assert.equal(at({ lines: none }).length, 7);
  assert.equal(new Set(at({})).size, 7);
  for (const surface of ["reply", "comment"]) assert.deepEqual(at({ surface }), [], "a line answers nobody");
  for (const verdict of ["caution", "clear"]) assert.deepEqual(at({ verdict }), []);
});

test("In a thread no line or reply is offered, which could not be put into its boxes; what to do is still said.", () => {
  const inParts = true;
  assert.deepEqual(plain(Summary.of(model({ inParts })).lines), []);
  const answer = Summary.of(flagged(["relationship"], { surface: "reply", inParts }));
  assert.equal(answer.reply, null);
  assert.equal(answer.deadEnd, MESSAGES.advice_own_reply.message);
});

test("A general line tells of no day and of nobody.", () => {
  const lines = Object.keys(MESSAGES).filter((key) => /^line_\d/.test(key));
  assert.equal(lines.length, 7);
  const told = /\b(you|yours?|he|she|they|someone|session|client|patient|therapy|today|yesterday|tonight|this week)\b/i;
  for (const key of lines) assert.doesNotMatch(MESSAGES[key].message, told);
});

test("For someone in distress there are the crisis lines of one's own country, and a list for all others.", () => {
  const lines = () => plain(Summary.of(flagged(["solicit"])).crisis);
  assert.deepEqual(lines(), ["Samaritans: 116 123", "In other countries: findahelpline.com"]);
  navigator.language = "de-DE";
  assert.deepEqual(lines(), ["TelefonSeelsorge: 116 123", "In an emergency: 112", "In other countries: findahelpline.com"]);
  navigator.language = "it-IT";
  assert.deepEqual(lines(), ["In an emergency: 112", "In other countries: findahelpline.com"]);
  for (const language of ["en", "ja-JP", ""]) {
    navigator.language = language;
    assert.deepEqual(lines(), ["In other countries: findahelpline.com"]);
  }
  for (const country of Object.keys(CRISIS_LINES.countries)) {
    navigator.language = `en-${country}`;
    assert.match(lines()[0], /: [\d ]+$/);
  }
  assert.deepEqual(plain(Summary.of(flagged(["advice"])).crisis), []);
});

test("A suggestion that changes nothing is none.", () => {
  assert.equal(Summary.of(model(suggested(TEXT))).changes.length, 0);
  assert.notEqual(Summary.of(model(suggested("Saw someone."))).changes.length, 0);
});

test("A code that this version has no words for is left out.", () => {
  const unknown = { conduct: ["none_of_ours"], reasons: [{ code: "none_of_ours", labels: [] }] };
  const known = { conduct: ["testimonial"], reasons: [{ code: "combination", labels: ["AGE", "JOB"] }] };
  assert.deepEqual(plain([Summary.of(model(unknown)).why, Summary.of(model(unknown)).flags]), [[], []]);
  assert.equal(Summary.of(model(known)).flags.length, 1);
  assert.match(Summary.of(model(known)).why[0], /age and work/);
});

test("Where nothing in a draft can be pointed at, the reason for the warning stands in the card itself, and only there.", () => {
  const reasons = [{ code: "client_mentioned", labels: [] }, { code: "claim", labels: [] }];
  const [mentioned, claim] = reasons.map(({ code }) => MESSAGES[`reason_${code}`].message);
  const bare = Summary.of(model({ verdict: "caution", findings: [], reasons }));
  assert.deepEqual(plain([bare.lead, bare.why]), [mentioned, [claim]]);
  const flagged = Summary.of(model({ verdict: "caution", findings: [], reasons, conduct: ["disparage"] }));
  assert.deepEqual(plain([flagged.lead, flagged.flags.length]), [mentioned, 1]);
  for (const code of ["link", "other_language", "confirms_client", "none_of_ours"]) {
    assert.equal(Summary.of(model({ verdict: "caution", findings: [], reasons: [{ code, labels: [] }] })).lead, "", code);
  }
  assert.equal(Summary.of(model({ verdict: "clear", findings: [], reasons })).lead, "");
  const pointed = Summary.of(model({ reasons }));
  assert.deepEqual(plain([pointed.lead, pointed.why.slice(0, 2)]), ["", [mentioned, claim]]);
});

test("What is kept of a message is its sentence, never the draft's words in it, and it holds for others where no more are to be had.", () => {
  const chrome = { i18n: i18n(MESSAGES) };
  const { Messages } = load(["ui/messages.js"], { chrome, Intl }, ["Messages"]);
  assert.equal(Messages.say("action_replace_with", "Philomena $2", "x"), "Replace with “Philomena $2”");
  assert.doesNotMatch(JSON.stringify([...Messages.said]), /Philomena/);
  delete chrome.i18n;
  assert.equal(Messages.say("action_replace_with", "Delphine"), "Replace with “Delphine”");
  assert.equal(Messages.say("badge_name", Messages.say("badge_away")), `Tacit: ${MESSAGES.badge_away.message}`);
  assert.equal(Messages.say("badge_stop"), "", "never said before");
});

test("A list reads as it is said.", () => {
  assert.equal(Messages.list(["age", "town", "job"]), "age, town, and job");
});

test("Every badge, notice and button that the views name has its words.", () => {
  const folder = new URL("../../extension/ui/", import.meta.url);
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const kinds = (type) => {
    const [, union] = sources.match(new RegExp(`@typedef \\{([^}]*)\\} ${type}\\b`));
    return [...union.matchAll(/"(\w+)"/g)].map(([, kind]) => kind);
  };
  const keys = [
    ...kinds("BadgeState").map((state) => `badge_${state}`),
    ...kinds("NoticeKind").map((kind) => `notice_${kind}`),
    ...["edit", "redact", "post", "dismiss", "wrong", "wait", "undo", "reply", "another", "show", "unlock"].map((action) => `action_${action}`),
    ...["here", "word", "kind"].map((scope) => `scope_${scope}`),
    ...["not_a_client", "consent", "public_already", "other"].map((why) => `why_${why}`),
    ...["not_client", "me"].map((reason) => `dismiss_${reason}`),
  ];
  assert.equal(keys.length, 12 + 11 + 11 + 3 + 4 + 2);
  const calls = [...sources.matchAll(/Messages\.say\(([^()]+)/g)].map(([, given]) => given);
  const whole = calls.filter((given) => !given.startsWith("`")).flatMap((given) => [...given.matchAll(/"(@*\w+)"/g)].map(([, key]) => key));
  for (const key of ["card_waits", "hold_state", "action_wrong", "action_wrong_rule", "advice_none"]) assert.ok(whole.includes(key), key);
  for (const key of new Set([...keys, ...whole])) assert.ok(Messages.say(key), key);
  const made = calls.flatMap((given) => given.match(/(?<=^`)\w+_(?=\$\{)/) ?? []);
  assert.ok(made.includes("conduct_"));
  for (const start of new Set(made)) assert.ok(Object.keys(MESSAGES).some((key) => key.startsWith(start)), start);
});

test("No message calls a draft safe or shouts.", () => {
  const texts = Object.values(MESSAGES).map(({ message }) => message);
  assert.ok(texts.some((text) => /\bsafer\b/.test(text)));
  for (const text of texts) assert.doesNotMatch(text, /\bsafe\b|!/i);
});
