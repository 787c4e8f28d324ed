/**
 * What a compose box says, and where each part of it stands in the document. Nothing here changes the page.
 *
 * @typedef {object} Piece      a stretch of text that one node shows
 * @property {Text | Element} node      a text node, or an image or a line break, which count as a whole
 * @property {number} from      where the stretch begins in a text node, in UTF-16 units; 0 for an element
 * @property {number} at        where it begins in the text
 * @property {number} length    in UTF-16 units
 * @property {Element | null} atom      the uneditable element around it (mention, emoji): replaced only as a whole
 *
 * @typedef {object} Line       the text between two newlines that come from blocks
 * @property {Element} block
 * @property {number} start
 * @property {number} end
 * @property {Piece[]} pieces
 *
 * @typedef {object} Point      a boundary point, as `Range` and `Selection` take it
 * @property {Node} node
 * @property {number} offset
 *
 * @typedef {object} TextMap    a compose box's text and where each part of it stands; offsets are UTF-16
 * @property {string} text      blocks joined with "\n", a soft break is "\n" too; none trailing of the editor's own
 * @property {(start: number, end: number) => Range[]} ranges   one a text node run, for a stretch of `text`
 * @property {Line[]} lines
 * @property {Habits["isFiller"]} isFiller
 *
 * @typedef {object} Habits     how an engine builds its DOM
 * @property {(element: Element) => boolean} isBlock
 * @property {(element: Element) => boolean} isFiller     what the engine puts in for itself: read as nothing
 *
 * @typedef {object} EditorAdapter
 * @property {string} name      draftjs | lexical | quill | prosemirror
 * @property {(box: Element) => boolean} matches    whether this contenteditable belongs to the engine
 * @property {(box: HTMLElement) => TextMap} read
 * @property {(box: HTMLElement, start: number, end: number, replacement: string) => Promise<boolean>} replace
 *           replaces a stretch of read(box).text through the editor's own input path, as one editor operation and one
 *           undo step where nothing that is more than words stands in there, else as one for each change; resolves to
 *           whether the box, read back, says what it should
 */

const Reading = {
  // The byte order mark and the zero-width space are what editors put beside a chip, or under the caret, to
  // hold it. A reader sees neither. The zero-width joiner is no such filler: it holds emoji and the letters
  // of several scripts together.
  FILLERS: /[\u200b\ufeff]/,
  RUNS: /[^\u200b\ufeff]+/g,
  BLOCKS: new Set("BLOCKQUOTE DIV FIGURE H1 H2 H3 H4 H5 H6 LI OL P PRE SECTION TABLE TD TH TR UL".split(" ")),

  /** Collects the lines of a box while its tree is walked. */
  Lines: class {
    /** @param {Habits} habits */
    constructor(habits) {
      this.habits = habits;
      /** @type {Line[]} */
      this.lines = [];
      /** @type {Line | null} */
      this.line = null;
      this.text = "";
    }

    /**
     * @param {Element} block
     * @returns {Line}
     */
    open(block) {
      if (!this.line) {
        if (this.lines.length) this.text += "\n";
        this.line = { block, start: this.text.length, end: this.text.length, pieces: [] };
        this.lines.push(this.line);
      }
      return this.line;
    }

    close() {
      const line = this.line;
      this.line = null;
      if (!line) return;
      // A break at the very end of a block shows nothing: editors put one there to give the last, empty line
      // its height.
      const last = line.pieces.at(-1);
      if (last && this.text.endsWith("\n")) {
        this.text = this.text.slice(0, -1);
        last.length -= 1;
        if (last.length === 0) line.pieces.pop();
      }
      line.end = this.text.length;
    }

    /**
     * @param {Element} block
     * @param {Text | Element} node
     * @param {number} from
     * @param {string} text
     * @param {Element | null} atom
     */
    add(block, node, from, text, atom) {
      const line = this.open(block);
      line.pieces.push({ node, from, at: this.text.length, length: text.length, atom });
      this.text += text;
    }

    /**
     * @param {Element} parent
     * @param {Element} block
     * @param {Element | null} atom
     */
    walk(parent, block, atom) {
      for (let node = parent.firstChild; node; node = node.nextSibling) {
        // Not `instanceof`: in Firefox's content scripts it costs more than everything else here.
        const { nodeType } = node;
        if (nodeType === Node.TEXT_NODE) this.addText(block, /** @type {Text} */ (node), atom);
        else if (nodeType === Node.ELEMENT_NODE) this.addElement(/** @type {Element} */ (node), block, atom);
      }
    }

    /**
     * @param {Element} block
     * @param {Text} node
     * @param {Element | null} atom
     */
    addText(block, node, atom) {
      const data = node.data;
      if (!Reading.FILLERS.test(data)) {
        if (data) this.add(block, node, 0, data, atom);
        return;
      }
      for (const run of data.matchAll(Reading.RUNS)) this.add(block, node, run.index, run[0], atom);
    }

    /**
     * @param {Element} element
     * @param {Element} block
     * @param {Element | null} atom
     */
    addElement(element, block, atom) {
      if (this.habits.isFiller(element)) return;
      const whole = atom ?? (element.getAttribute("contenteditable") === "false" ? element : null);
      if (element.tagName === "BR") {
        this.add(block, element, 0, "\n", whole);
      } else if (element.tagName === "IMG") {
        const alt = element.getAttribute("alt");
        if (alt) this.add(block, element, 0, alt, whole ?? element);
      } else if (!whole && this.habits.isBlock(element)) {
        this.close();
        const before = this.lines.length;
        this.walk(element, element, null);
        if (this.lines.length === before) this.open(element);
        this.close();
      } else {
        this.walk(element, block, whole);
      }
    }
  },

  /**
   * @param {HTMLElement} box
   * @param {Habits} habits
   * @returns {TextMap}
   */
  read(box, habits) {
    const walked = new Reading.Lines(habits);
    walked.walk(box, box, null);
    walked.close();
    const { text, lines } = walked;
    return { text, lines, isFiller: habits.isFiller, ranges: (start, end) => Reading.ranges(lines, start, end) };
  },

  /**
   * @param {Line[]} lines
   * @param {number} start
   * @param {number} end
   * @returns {Range[]}
   */
  ranges(lines, start, end) {
    const ranges = [];
    for (const piece of Reading.pieces(lines, start, end)) {
      if (piece.node instanceof HTMLBRElement) continue;
      const range = document.createRange();
      if (piece.node instanceof Text) {
        range.setStart(piece.node, piece.from + Math.max(start - piece.at, 0));
        range.setEnd(piece.node, piece.from + Math.min(end - piece.at, piece.length));
      } else {
        range.selectNode(piece.node);
      }
      ranges.push(range);
    }
    return ranges;
  },

  /**
   * The pieces that share at least one unit with a stretch.
   *
   * @param {Line[]} lines
   * @param {number} start
   * @param {number} end
   * @returns {Piece[]}
   */
  pieces(lines, start, end) {
    if (start >= end) return [];
    return lines
      .filter((line) => line.start < end && line.end > start)
      .flatMap((line) => line.pieces)
      .filter((piece) => piece.at < end && piece.at + piece.length > start);
  },

  /**
   * The stretches that can only be replaced whole.
   *
   * @param {TextMap} map
   * @returns {{from: number, to: number}[]}
   */
  atoms(map) {
    /** @type {Map<Element, {from: number, to: number}>} */
    const atoms = new Map();
    for (const piece of map.lines.flatMap((line) => line.pieces)) {
      if (!piece.atom) continue;
      const from = atoms.get(piece.atom)?.from ?? piece.at;
      atoms.set(piece.atom, { from, to: piece.at + piece.length });
    }
    return [...atoms.values()];
  },

  /**
   * @param {TextMap} map
   * @param {number} start
   * @param {number} end
   * @returns {{anchor: Point, focus: Point} | null} where a stretch of the text begins and ends in the document
   */
  ends(map, start, end) {
    const anchor = Reading.point(map, start, "start");
    const focus = start === end ? anchor : Reading.point(map, end, "end");
    return anchor && focus && { anchor, focus };
  },

  /**
   * Where a stretch of the text begins or ends in the document.
   *
   * @param {TextMap} map
   * @param {number} offset
   * @param {"start" | "end"} side     which side of a boundary between two pieces is meant
   * @returns {Point | null}
   */
  point(map, offset, side) {
    const line = map.lines.find((each) => each.start <= offset && offset <= each.end);
    if (!line) return null;
    const after = line.pieces.find((piece) => piece.at <= offset && offset < piece.at + piece.length);
    const before = line.pieces.find((piece) => piece.at < offset && offset <= piece.at + piece.length);
    const piece = (side === "start" ? after : before) ?? before ?? after;
    return piece ? Reading.pointIn(piece, offset) : { node: line.block, offset: 0 };
  },

  /**
   * @param {Piece} piece
   * @param {number} offset
   * @returns {Point}
   */
  pointIn(piece, offset) {
    const whole = piece.atom ?? (piece.node instanceof Text ? null : piece.node);
    if (!whole) return { node: piece.node, offset: piece.from + offset - piece.at };
    const parent = /** @type {Node} */ (whole.parentNode);
    const index = Array.prototype.indexOf.call(parent.childNodes, whole);
    return { node: parent, offset: offset > piece.at ? index + 1 : index };
  },

  /**
   * The offset in the text of a boundary point in the document, or null where it stands in none of the lines.
   *
   * @param {TextMap} map
   * @param {Node} node
   * @param {number} offset
   * @returns {number | null}
   */
  offset(map, node, offset) {
    const line = map.lines.findLast((each) => each.block === node || each.block.contains(node));
    if (!line) return null;
    const own = line.pieces.filter((piece) => piece.node === node);
    if (own.length) {
      const last = own.findLast((piece) => piece.from <= offset) ?? own[0];
      return last.at + Math.min(Math.max(offset - last.from, 0), last.length);
    }
    const here = document.createRange();
    here.setStart(node, offset);
    const next = line.pieces.find((piece) => Reading.isBehind(here, piece.node));
    return next ? next.at : line.end;
  },

  /**
   * @param {Range} here    a collapsed range
   * @param {Node} node
   * @returns {boolean} whether the node begins at or after that place
   */
  isBehind(here, node) {
    const range = document.createRange();
    range.selectNode(node);
    return here.compareBoundaryPoints(Range.START_TO_START, range) <= 0;
  },
};
