// Standing: how the companion is, in words, and what to do about it. The same on every page of ours.

import { element } from "./words.js";

/** Why the companion can be away. */
const CODES = ["host_missing", "host_failed", "companion_gone"];

/**
 * @param {{state: CompanionState, code?: string}} at
 * @returns {{mark: "done" | "reading" | "away", sentence: string, help: string, command: string}}   `command`: to be run in a
 *          terminal, or ""
 */
export function standing({ state, code = "" }) {
  if (state === "ready") return { mark: "done", sentence: Messages.say("page_ready"), help: "", command: "" };
  if (state === "connecting") return { mark: "reading", sentence: Messages.say("page_connecting"), help: "", command: "" };
  const why = state === "mismatch" ? "mismatch" : CODES.includes(code) ? code : "companion_gone";
  const command = { host_missing: "tacit setup", host_failed: "tacit run", companion_gone: "tacit run", mismatch: "" }[why] ?? "";
  return { mark: "away", sentence: Messages.say(`page_${why}`), help: Messages.say(`page_${why}_help`), command };
}

/**
 * Shows it, and keeps what has not changed: a screen reader says again what is put in anew.
 * @param {HTMLElement} place       a live region
 * @param {HTMLElement} again       the button that looks for the companion once more
 * @param {{state: CompanionState, code?: string}} at
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
