// Offsets: between code points (the companion's) and UTF-16 units (the page's), and through an edit.

const Offsets = Object.freeze({
  /**
   * Findings with UTF-16 offsets instead of code points.
   * @param {string} text
   * @param {Finding[]} findings
   * @returns {Finding[]}
   */
  toUtf16(text, findings) {
    const at = [0];
    for (const character of text) at.push(at[at.length - 1] + character.length);
    const place = (/** @type {number} */ point) => at[Math.min(point, at.length - 1)];
    return findings.map((finding) => ({ ...finding, start: place(finding.start), end: place(finding.end) }));
  },

  /**
   * Where two texts differ: `before` from start to end became `after` from start to `afterEnd`. Never cuts a surrogate pair.
   * @param {string} before
   * @param {string} after
   * @returns {{start: number, end: number, afterEnd: number}}
   */
  difference(before, after) {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start += 1;
    if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
    let tail = 0;
    while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1;
    return { start, end: before.length - tail, afterEnd: after.length - tail };
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
    const edit = Offsets.difference(before, after);
    const shift = edit.afterEnd - edit.end;
    return stretches.flatMap((stretch) => {
      if (stretch.end <= edit.start) return [stretch];
      if (stretch.start >= edit.end) return [{ ...stretch, start: stretch.start + shift, end: stretch.end + shift }];
      return [];
    });
  },
});

/** @param {number} unit */
function isHighSurrogate(unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** @param {number} unit */
function isLowSurrogate(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
