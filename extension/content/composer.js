// Composer: the one or more boxes that are posted together, as one text. An X thread's parts are one draft.

/** Between the boxes of a thread. */
const BOX_SEPARATOR = "\n\n";

/** What holds all that is posted along with a box, where there is one; and a picture or film that was put there from this computer. */
const POSTED_TOGETHER = '[role="dialog"], dialog, form';
const MEDIA = ["img", "video", "source"].map((tag) => `${tag}[src^="blob:"]`).join();

class Composer {
  /**
   * @param {Site} site
   * @param {HTMLElement} box
   */
  constructor(site, box) {
    this.site = site;
    /** @type {HTMLElement} */
    this.anchor = box;
    this.scope = site.data.thread ? closestAcross(box, site.data.thread) : null;
  }

  /** The boxes that are posted together, in document order. */
  boxes() {
    if (this.scope?.isConnected) {
      const boxes = this.site.boxesUnder(this.scope);
      if (boxes.length > 0) return boxes;
    }
    return this.anchor.isConnected ? [this.anchor] : [];
  }

  /** @param {HTMLElement} box */
  holds(box) {
    return box === this.anchor || this.boxes().includes(box);
  }

  isConnected() {
    return this.boxes().length > 0;
  }

  /** The box that has the focus, else the first: where the badge stands. */
  current() {
    return this.boxes().find((box) => box.matches(":focus-within")) ?? this.first();
  }

  /** The first box that is there: it tells where the draft stands. The one that was found may be gone while others of its thread stay. */
  first() {
    return this.boxes()[0] ?? this.anchor;
  }

  /**
   * Each box with its text and its place in the whole.
   * @returns {{box: HTMLElement, adapter: EditorAdapter, map: TextMap, start: number}[]}
   */
  parts() {
    let start = 0;
    return this.boxes().flatMap((box) => {
      const adapter = EDITORS.find((editor) => editor.matches(box));
      if (!adapter) return [];
      const map = adapter.read(box);
      const part = { box, adapter, map, start };
      start += map.text.length + BOX_SEPARATOR.length;
      return [part];
    });
  }

  /** Whether every box is one that an editor adapter reads: what cannot be read is not empty. */
  isReadable() {
    return this.boxes().every((box) => EDITORS.some((editor) => editor.matches(box)));
  }

  /** Whether a picture or a film goes along: nobody reads those. Sites show them by a blob's address until they are posted. */
  hasMedia() {
    const box = this.first();
    const together = this.scope ?? closestAcross(box, POSTED_TOGETHER) ?? this.site.composerOf(box);
    return together !== null && together.querySelector(MEDIA) !== null;
  }

  text() {
    return this.parts().map(({ map }) => map.text).join(BOX_SEPARATOR);
  }

  /**
   * DOM ranges of stretches of the text. A stretch that crosses from one box into the next is drawn in both.
   * @param {{start: number, end: number}[]} stretches
   * @returns {Range[]}
   */
  ranges(stretches) {
    const parts = this.parts();
    return stretches.flatMap(({ start, end }) =>
      parts.flatMap((part) => {
        const from = Math.max(start - part.start, 0);
        const to = Math.min(end - part.start, part.map.text.length);
        return from < to ? part.map.ranges(from, to) : [];
      }),
    );
  }

  /**
   * Where the caret stands, or the end of the current box when it stands in none.
   * @returns {{box: HTMLElement, caret: Caret} | null}
   */
  caret() {
    const parts = this.parts();
    for (const { box, map } of parts) {
      const caret = Writing.caret(box, map);
      if (caret) return { box, caret };
    }
    const last = parts.find(({ box }) => box === this.current());
    return last ? { box: last.box, caret: { anchor: last.map.text.length, focus: last.map.text.length } } : null;
  }

  /**
   * Gives focus and caret back: some editors forget their selection when they lose the focus.
   * @param {{box: HTMLElement, caret: Caret} | null} at
   */
  async takeUp(at) {
    const part = this.parts().find(({ box }) => box === at?.box);
    if (!at || !part) return;
    Writing.focus(part.box);
    await Writing.turn(); // the editor's own idea of where the caret goes on focus comes first
    await Writing.select(part.box, part.map, at.caret.anchor, at.caret.focus);
  }

  /**
   * Takes the person to a stretch of the text: it is selected and in sight. One that reaches into the next box ends with its own.
   * @param {number} start
   * @param {number} end
   */
  async goTo(start, end) {
    const at = this.parts().findLast((part) => part.start <= start);
    if (!at) return;
    Writing.focus(at.box);
    await Writing.turn();
    const map = at.adapter.read(at.box); // some editors draw their text anew on focus
    const stretch = [start - at.start, Math.min(end - at.start, map.text.length)];
    await Writing.select(at.box, map, stretch[0], stretch[1]);
    const [range] = map.ranges(stretch[0], stretch[1]);
    if (range) reveal(range);
  }

  /**
   * Puts a new text in the place of the one that is there, box by box, through each editor's own input path. Only boxes that
   * change are written to.
   * @param {string} expected     the text that the new one was made from; if the boxes say something else, nothing is done
   * @param {string} text
   * @returns {Promise<boolean>}  whether the boxes, read back, say `text`
   */
  async replace(expected, text) {
    const parts = this.parts();
    if (parts.map(({ map }) => map.text).join(BOX_SEPARATOR) !== expected) return false;
    const texts = splitLike(parts.map(({ map }) => map.text), text);
    if (texts === null) return false;
    for (const [index, { box, adapter, map }] of parts.entries()) {
      if (texts[index] === map.text) continue;
      if (!(await adapter.replace(box, 0, map.text.length, texts[index]))) return false;
    }
    return this.text() === text;
  }
}

/**
 * Scrolls whatever a range stands in, no further than needed to have its first line in sight.
 * @param {Range} range
 */
function reveal(range) {
  const root = document.scrollingElement;
  for (let at = range.startContainer.parentElement; at; at = /** @type {HTMLElement | null} */ (parentOf(at))) {
    if (at !== root && !["auto", "scroll"].includes(getComputedStyle(at).overflowY)) continue;
    const line = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const seen = at === root ? { top: 0, bottom: innerHeight } : at.getBoundingClientRect();
    if (line.top < seen.top) at.scrollTop -= seen.top - line.top;
    else if (line.bottom > seen.bottom) at.scrollTop += line.bottom - seen.bottom;
  }
}

/**
 * Cuts `text` where the separators stood between `parts`; null where that is not clear. A box's own empty lines are told from them by
 * how many newlines come before.
 * @param {string[]} parts
 * @param {string} text
 * @returns {string[] | null}
 */
function splitLike(parts, text) {
  if (parts.length === 1) return [text];
  const [before, after] = [parts.join(BOX_SEPARATOR), text].map((each) => [...each.matchAll(/\n{2,}/g)]);
  if (before.length !== after.length) return null;
  const texts = [];
  let [at, from] = [0, 0];
  for (const part of parts.slice(0, -1)) {
    at += part.length;
    const index = before.findIndex((blank) => at < blank.index + blank[0].length);
    if (before[index][0] !== after[index][0]) return null;
    const cut = after[index].index + at - before[index].index;
    texts.push(text.slice(from, cut));
    from = cut + BOX_SEPARATOR.length;
    at += BOX_SEPARATOR.length;
  }
  return [...texts, text.slice(from)];
}
