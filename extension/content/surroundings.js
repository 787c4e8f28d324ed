// Surroundings: the boxes of one composer, observed for their text, and the tree around them for their coming and going.

class Surroundings {
  /** @type {HTMLElement[]} the boxes, as they were when last observed */
  #boxes = [];

  /**
   * @param {Composer} composer
   * @param {() => void} onText   called when a box may say something else
   * @param {() => void} onTree   called when something around the boxes came or went
   */
  constructor(composer, onText, onTree) {
    this.composer = composer;
    this.texts = new MutationObserver(onText);
    this.trees = new MutationObserver(onTree);
  }

  /** Observes the boxes that are there now. */
  observe() {
    this.disconnect();
    this.#boxes = this.composer.boxes();
    for (const box of this.#boxes) {
      this.texts.observe(box, { characterData: true, childList: true, subtree: true });
    }
    for (let root = this.composer.current().getRootNode(); ; ) {
      this.trees.observe(root, { childList: true, subtree: true });
      if (!(root instanceof ShadowRoot)) break;
      root = root.host.getRootNode();
    }
  }

  /**
   * Whether these are not the boxes that are observed.
   * @param {HTMLElement[]} boxes
   */
  areOthers(boxes) {
    return boxes.length !== this.#boxes.length || boxes.some((box, index) => box !== this.#boxes[index]);
  }

  disconnect() {
    this.texts.disconnect();
    this.trees.disconnect();
  }
}
