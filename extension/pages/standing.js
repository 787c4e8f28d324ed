// Standing: how the companion is, in words, and what to do about it. The same on every page of ours.

import { element } from "./words.js";

/** Why the companion can be away, each with what helps when it is run in a terminal, if anything does. */
const CODES = { host_missing: "tacit setup", host_failed: "tacit run", browser_managed: "", companion_gone: "tacit run" };
/** The older one, where they do not understand each other. */
const OLDER = ["companion_old", "extension_old"];

/**
 * @param {{state: CompanionState, code?: string, version?: string}} at
 * @returns {{mark: "done" | "reading" | "away", sentence: string, help: string, command: string}}   `command`: to be run in a
 *          terminal, or ""
 */
export function standing({ state, code = "", version }) {
  if (state === "ready") return { mark: "done", sentence: Messages.say("page_ready"), help: versions(version), command: "" };
  if (state === "connecting") return { mark: "reading", sentence: Messages.say("page_connecting"), help: "", command: "" };
  if (state === "mismatch") return said(OLDER.includes(code) ? code : "mismatch", "");
  const why = Object.hasOwn(CODES, code) ? /** @type {keyof typeof CODES} */ (code) : "companion_gone";
  return said(why, CODES[why]);
}

/**
 * @param {string} why
 * @param {string} command
 * @returns {ReturnType<typeof standing>}
 */
function said(why, command) {
  return { mark: "away", sentence: Messages.say(`page_${why}`), help: Messages.say(`page_${why}_help`), command };
}

/**
 * @param {string | undefined} theirs   the companion's version
 * @returns {string} which of the two to update, where they are of different versions and go on all the same; else ""
 */
export function versions(theirs) {
  const ours = chrome.runtime.getManifest().version;
  if (!theirs || theirs === ours) return "";
  return Messages.say(isNewer(theirs, ours) ? "page_extension_behind" : "page_companion_behind", theirs, ours);
}

/**
 * @param {string} one
 * @param {string} other
 */
function isNewer(one, other) {
  const [ones, others] = [one, other].map((version) => version.split(".").map((part) => parseInt(part, 10) || 0));
  for (let place = 0; place < Math.max(ones.length, others.length); place += 1) {
    const difference = (ones[place] ?? 0) - (others[place] ?? 0);
    if (difference) return difference > 0;
  }
  return false;
}

/**
 * Shows it, and keeps what has not changed: a screen reader says again what is put in anew.
 * @param {HTMLElement} place       a live region
 * @param {HTMLElement} again       the button that looks for the companion once more
 * @param {{state: CompanionState, code?: string, version?: string}} at
 */
export function show(place, again, at) {
  const { mark, sentence, help, command } = standing(at);
  again.hidden = mark !== "away";
  const said = [sentence, help, command].join("\n");
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  place.className = mark === "away" ? "standing tone-caution" : "standing";
  const lines = [element("p", { class: "sentence" }, Marks.draw(mark), element("span", {}, sentence))];
  if (help) lines.push(element("p", { class: "help" }, help));
  if (command) lines.push(element("p", {}, element("code", {}, command)));
  place.replaceChildren(...lines);
}
