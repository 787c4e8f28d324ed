// Highlights: a hairline under the words concerned, painted by the browser without touching the editor's nodes. There is one
// highlight with one neutral name for everything: a page's scripts can read it, and it says no more than "here".

const HIGHLIGHT_NAME = "pencil";
const HIGHLIGHT_RULE = `::highlight(${HIGHLIGHT_NAME}) { text-decoration: underline 2px #c77700; text-decoration-skip-ink: none; }`;

class Highlights {
  constructor() {
    /** @type {Map<Composer, Range[]>} */
    this.drawn = new Map();
    /** @type {WeakSet<Node>} */
    this.styled = new WeakSet();
  }

  /**
   * @param {Composer} composer
   * @param {{start: number, end: number}[]} stretches    of the composer's text as it is now
   */
  draw(composer, stretches) {
    const ranges = composer.isConnected() ? composer.ranges(stretches) : [];
    if (ranges.length === 0 && !this.drawn.has(composer)) return;
    this.style(composer.current());
    if (ranges.length > 0) this.drawn.set(composer, ranges);
    else this.drawn.delete(composer);
    this.paint();
  }

  /** @param {Composer} composer */
  clear(composer) {
    if (this.drawn.delete(composer)) this.paint();
  }

  paint() {
    const ranges = [...this.drawn.values()].flat();
    if (ranges.length === 0) CSS.highlights.delete(HIGHLIGHT_NAME);
    else CSS.highlights.set(HIGHLIGHT_NAME, new Highlight(...ranges));
  }

  /**
   * The rule has to stand in the tree that it paints in: the document, or the box's own shadow root.
   * @param {Element} box
   */
  style(box) {
    const root = box.getRootNode();
    if (this.styled.has(root) || !(root instanceof Document || root instanceof ShadowRoot)) return;
    this.styled.add(root);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(HIGHLIGHT_RULE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
