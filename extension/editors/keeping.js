/**
 * What in a compose box is more than its words: pictures, films and rules, which have none, links and mentions. What is
 * written in its place is only words, so whatever a change does not mean is left where it stands.
 */
const Keeping = {
  // Editors keep the spelling checker off the names in their mentions.
  MORE: 'img, video, audio, canvas, svg, iframe, object, embed, hr, a, [contenteditable="false"], [spellcheck="false"]',

  /**
   * What is to be written, the last first, so that what stands before it has still its place. One edit where nothing but
   * words stands between the first change and the last: that is one step for the editor's own undo.
   *
   * @param {HTMLElement} box
   * @param {TextMap} map
   * @param {string} after    the text that the box should come to say
   * @returns {Edit[] | null}     null where something would be lost
   */
  edits(box, map, after) {
    const more = Keeping.more(box, map);
    const whole = Edits.aroundAtoms(map, Edits.difference(map.text, after));
    if (!more.some(({ element }) => Keeping.reaches(map, whole, element))) return [whole];
    const edits = Edits.hunks(map.text, after).map((edit) => Edits.aroundAtoms(map, edit)).reverse();
    const apart = edits.every((edit, index) => index === 0 || edit.end <= edits[index - 1].start);
    // What a change takes out is meant; what has no words, or whose words are to stay, is not.
    const unmeant = more.filter(({ words }) => after.includes(words));
    const loses = edits.some((edit) => unmeant.some(({ element }) => Keeping.reaches(map, edit, element)));
    return apart && !loses ? edits : null;
  },

  /**
   * @param {HTMLElement} box
   * @param {TextMap} map
   * @returns {{element: Element, words: string}[]}   without emoji, which are the same written anew
   */
  more(box, map) {
    return [...box.querySelectorAll(Keeping.MORE)]
      .filter((element) => !Keeping.isWithinAnother(element) && !Keeping.isFiller(box, map, element))
      .map((element) => ({ element, words: Keeping.words(map, element) }))
      .filter(({ words }) => words === "" || /[\p{L}\p{N}]/u.test(words));
  },

  /**
   * @param {TextMap} map
   * @param {Element} element
   * @returns {string} what of the text stands in it
   */
  words(map, element) {
    const pieces = map.lines.flatMap((line) => line.pieces).filter(({ node }) => element.contains(node));
    return pieces.map(({ at, length }) => map.text.slice(at, at + length)).join("");
  },

  /** @param {Element} element */
  isWithinAnother(element) {
    return element.parentElement?.closest("[contenteditable]")?.getAttribute("contenteditable") === "false";
  },

  /**
   * @param {HTMLElement} box
   * @param {TextMap} map
   * @param {Element} element
   * @returns {boolean} whether the editor put it there for itself
   */
  isFiller(box, map, element) {
    for (let at = /** @type {Element | null} */ (element); at && at !== box; at = at.parentElement) {
      if (map.isFiller(at)) return true;
    }
    return false;
  },

  /**
   * @param {TextMap} map
   * @param {Edit} edit
   * @param {Element} element
   * @returns {boolean} whether the edit replaces any of it
   */
  reaches(map, { start, end }, element) {
    const ends = Reading.ends(map, start, end);
    if (!ends) return false;
    const range = document.createRange();
    range.setStart(ends.anchor.node, ends.anchor.offset);
    range.setEnd(ends.focus.node, ends.focus.offset);
    return range.intersectsNode(element);
  },
};
