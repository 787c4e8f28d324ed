// Offsets: between code points (the companion's) and UTF-16 units (the page's), and through an edit.

const Offsets = Object.freeze({
  /**
   * Stretches of a text with UTF-16 offsets instead of code points; what is null stays so.
   * @template {{start: number, end: number} | null} Stretch
   * @param {string} text
   * @param {Stretch[]} stretches
   * @returns {Stretch[]}
   */
  toUtf16(text, stretches) {
    const at = [0];
    for (const character of text) at.push(at[at.length - 1] + character.length);
    const place = (/** @type {number} */ point) => at[Math.min(point, at.length - 1)];
    return stretches.map((each) => each && { ...each, start: place(each.start), end: place(each.end) });
  },

  /**
   * The same stretches after an edit: those behind it move, those that it touches go, for their words are no longer the
   * words that were read.
   * @template {{start: number, end: number}} Stretch
   * @param {Stretch[]} stretches
   * @param {string} before
   * @param {string} after
   * @returns {Stretch[]}
   */
  remap(stretches, before, after) {
    if (before === after) return stretches;
    const edit = Edits.difference(before, after);
    const shift = after.length - before.length;
    return stretches.flatMap((stretch) => {
      if (stretch.end <= edit.start) return [stretch];
      if (stretch.start >= edit.end) return [{ ...stretch, start: stretch.start + shift, end: stretch.end + shift }];
      return [];
    });
  },
});
