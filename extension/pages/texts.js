// Texts: a list of texts that a person writes, each in a box of its own. While they wrote none, Tacit's own stand there to be changed.

import { element } from "./words.js";

/**
 * One text with what is done with it.
 * @typedef {{item: HTMLElement, box: HTMLTextAreaElement, remove: HTMLElement, look: () => boolean}} Row
 *     `look` says how much room is left, and returns whether the text fits
 */

/** @param {HTMLTextAreaElement} box   @returns {string} as it is kept: in one line */
const said = (box) => box.value.replace(/\s+/g, " ").trim();

/**
 * Changes words only where they are others: what is put in anew is said again by a screen reader.
 * @param {HTMLElement} place
 * @param {string} words
 */
function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** @type {import("./fields.js").Make} */
export function texts(about, change) {
  const most = about.maximum ?? 1;
  const longest = about.longest ?? Infinity;
  /** @type {Row[]} */
  let rows = [];
  let shown = "";
  const whose = element("p", { class: "help", role: "status" });
  const list = element("ol", { class: "texts" });
  const add = element("button", { type: "button" }, Messages.say("options_text_add"));
  const own = element("button", { type: "button" }, Messages.say("options_text_own"));
  const id = `setting-${about.name}`;
  const fieldset = element(
    "fieldset",
    { id, "aria-describedby": `${id}-help` },
    element("legend", {}, about.title),
    element("p", { class: "help", id: `${id}-help` }, about.description),
    whose,
    list,
    element("div", { class: "choices" }, add, own),
  );

  /** Tells what is written, unless some of it does not fit: it stays where it is, and says so. */
  function tell() {
    if (!rows.map((row) => row.look()).every(Boolean)) return;
    const written = rows.map(({ box }) => said(box)).filter(Boolean);
    change(written.length > 0 ? written : null);
  }

  function number() {
    rows.forEach(({ box, remove }, at) => {
      box.setAttribute("aria-label", Messages.say("options_text_name", String(at + 1)));
      remove.setAttribute("aria-label", Messages.say("options_text_remove_name", String(at + 1)));
    });
    add.hidden = rows.length >= most;
  }

  /** @param {Row} row */
  function takeOut(row) {
    const at = rows.indexOf(row);
    rows = rows.filter((each) => each !== row);
    row.item.remove();
    number();
    (rows[Math.min(at, rows.length - 1)]?.remove ?? add).focus();
    tell();
  }

  /** @param {string} text   @param {HTMLElement | null} [before]   what it stands in front of */
  function put(text, before = null) {
    const row = made(text, longest, tell, () => takeOut(row));
    rows.push(row);
    list.insertBefore(row.item, before);
    number();
    return row;
  }

  add.addEventListener("click", () => put("").box.focus());
  own.addEventListener("click", () => {
    shown = ""; // what is written and was not kept goes, too
    change(null);
  });

  return {
    element: fieldset,
    show(value) {
      // What was not taken is still there to be mended.
      if (shown === JSON.stringify(value)) return;
      shown = JSON.stringify(value);
      own.hidden = value.length === 0;
      write(whose, Messages.say(value.length === 0 ? "options_text_ours" : "options_text_yours"));
      const now = Stock.of(/** @type {StockName} */ (about.name), value);
      // One more is being written: it is not kept yet, and must not go under the person's hands.
      const begun = rows.findLast(({ box }, at) => at >= now.length && box === document.activeElement);
      for (const row of rows.splice(now.length)) if (row !== begun) row.item.remove();
      now.forEach((text, at) => {
        const row = rows[at] ?? put("", begun?.item);
        if (row.box !== document.activeElement) row.box.value = text;
        row.look();
      });
      if (begun) rows.push(begun);
      number();
    },
  };
}

/**
 * @param {string} text
 * @param {number} longest
 * @param {() => void} tell         told when the person has changed it
 * @param {() => void} takeOut
 * @returns {Row}
 */
function made(text, longest, tell, takeOut) {
  const box = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "3" }));
  const room = element("span", { class: "help", id: `room-${crypto.randomUUID()}` });
  const alarm = element("span", { class: "unseen", role: "status" });
  const remove = element("button", { type: "button" }, Messages.say("options_text_remove"));
  box.setAttribute("aria-describedby", room.id);
  box.value = text;
  const look = () => {
    const length = Array.from(said(box)).length;
    const fits = length <= longest;
    const [key, parts] = fits ? ["options_text_room", [length, longest]] : ["options_text_long", [length - longest, longest]];
    write(room, Messages.say(key, ...parts.map(String)));
    room.classList.toggle("tone-stop", !fits);
    box.setAttribute("aria-invalid", String(!fits));
    // A screen reader says the step, and the count where it is asked for, not with each key.
    if (fits) write(alarm, "");
    else if (alarm.textContent === "") write(alarm, room.textContent ?? "");
    return fits;
  };
  box.addEventListener("input", look);
  box.addEventListener("change", tell);
  remove.addEventListener("click", takeOut);
  const item = element("li", {}, box, element("div", { class: "below" }, room, remove), alarm);
  return { item, box, remove, look };
}
