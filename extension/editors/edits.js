/**
 * What is to be written, as offsets in texts: no box, no selection.
 *
 * @typedef {object} Edit       what is left to do once the text that stays is set aside
 * @property {number} start
 * @property {number} end
 * @property {string} text
 *
 * @typedef {object} Caret      a selection as offsets in the text; drawn backwards, `anchor` comes after `focus`
 * @property {number} anchor
 * @property {number} focus
 */

const Edits = {
  GRAPHEMES: new Intl.Segmenter(undefined, { granularity: "grapheme" }),

  /**
   * The smallest stretch that differs, cut between whole characters as a person sees them. What stays the
   * same around it keeps its mentions and its formatting.
   *
   * @param {string} before
   * @param {string} after
   * @returns {Edit}
   */
  difference(before, after) {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start += 1;
    while (!Edits.isBoundary(before, start) || !Edits.isBoundary(after, start)) start -= 1;
    const growth = after.length - before.length;
    let end = before.length;
    const least = start + Math.max(0, -growth);
    while (end > least && before[end - 1] === after[end - 1 + growth]) end -= 1;
    while (!Edits.isBoundary(before, end) || !Edits.isBoundary(after, end + growth)) end += 1;
    return { start, end, text: after.slice(start, end + growth) };
  },

  /**
   * @param {string} text
   * @param {Edit} edit
   * @returns {string}
   */
  apply(text, edit) {
    return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  },

  /**
   * The stretches that differ, one by one: what stays the same between two of them is left alone.
   *
   * @param {string} before
   * @param {string} after
   * @returns {Edit[]}
   */
  hunks(before, after) {
    /** @type {Edit[]} */
    const hunks = [];
    let at = 0;
    for (const { kind, text } of WordDiff.of(before, after)) {
      const last = hunks.at(-1);
      if (kind === "gone") hunks.push({ start: at, end: at + text.length, text: "" });
      else if (kind === "new" && last?.end === at) last.text += text;
      else if (kind === "new") hunks.push({ start: at, end: at, text });
      if (kind !== "new") at += text.length;
    }
    return hunks.map((hunk) => Edits.difference(before, Edits.apply(before, hunk)));
  },

  /**
   * @param {string} text
   * @param {number} index
   * @returns {boolean} whether the index stands between two characters as a person sees them
   */
  isBoundary(text, index) {
    if (index <= 0 || index >= text.length) return true;
    const segment = Edits.GRAPHEMES.segment(text).containing(index);
    return !segment || segment.index === index;
  },

  /**
   * Widens an edit to the whole of any mention or emoji image that it cuts into; the text comes out the same.
   *
   * @param {TextMap} map
   * @param {Edit} edit
   * @returns {Edit}
   */
  aroundAtoms(map, edit) {
    let { start, end, text } = edit;
    for (const { from, to } of Reading.atoms(map)) {
      if (from < start && start < to) {
        text = map.text.slice(from, start) + text;
        start = from;
      }
      if (from < end && end < to) {
        text += map.text.slice(end, to);
        end = to;
      }
    }
    return { start, end, text };
  },

  /**
   * @param {Caret} caret
   * @param {Edit} edit
   * @returns {Caret | null} where a caret or selection is after an edit; null when it reached into the stretch
   */
  moved({ anchor, focus }, edit) {
    const first = Math.min(anchor, focus);
    const last = Math.max(anchor, focus);
    // A caret right before replaced words stays there; one where words are put in comes after them, as with
    // typing.
    if (last < edit.start || (last === edit.start && edit.start < edit.end)) return { anchor, focus };
    if (first < edit.end) return null;
    const shift = edit.text.length - (edit.end - edit.start);
    return { anchor: anchor + shift, focus: focus + shift };
  },
};
