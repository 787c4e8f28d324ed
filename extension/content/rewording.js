// Rewording: words of ours in the place of the person's, at their wish, with a way back of our own beside the editor's.

class Rewording {
  /** @type {{before: string, after: string, redacted: boolean} | null} what was written last, while it stands */
  #written = null;
  /** @type {string | null} what stood there before the first of our words */
  #original = null;
  #isWriting = false;

  /**
   * @param {Composer} composer
   * @param {Draft} draft
   * @param {Layer} layer
   * @param {() => void} onChange   called when the boxes may say something else
   */
  constructor(composer, draft, layer, onChange) {
    this.composer = composer;
    this.draft = draft;
    this.layer = layer;
    this.onChange = onChange;
  }

  /**
   * Puts a text in the place of the draft, and offers the way back.
   * @param {string} text
   */
  async write(text) {
    const before = this.draft.text;
    if (this.#isWriting) return;
    const { redacted } = this.draft;
    // Before the write: whoever posts while it is read back has posted the safer wording.
    this.draft.redacted = true;
    if (!(await this.#put(before, text))) {
      this.draft.redacted = redacted;
      return;
    }
    if (!redacted) this.#original = before;
    this.#written = { before, after: text, redacted };
    this.layer.notice({ kind: "changed" });
  }

  /**
   * Rewords one finding alone.
   * @param {Reading | null} reading
   * @param {number} index
   */
  async replace(reading, index) {
    const edit = reading?.suggestion?.edits[index];
    if (!reading || !edit) return;
    await this.write(reading.text.slice(0, edit.start) + edit.text + reading.text.slice(edit.end));
  }

  /** Puts back what stood there before, while what was written still stands. */
  async undo() {
    const written = this.#written;
    if (!written || this.#isWriting) return;
    this.#written = null;
    if (await this.#put(written.after, written.before)) this.draft.redacted = written.redacted;
  }

  get isWriting() {
    return this.#isWriting;
  }

  /** Takes the way back away once the draft says something else: from there on it is the editor's own. */
  look() {
    if (this.#original === this.draft.text) this.draft.redacted = false; // by the editor's own undo, however late
    if (this.#written === null || this.#written.after === this.draft.text) return;
    this.#written = null;
    this.layer.notice(null);
  }

  /** The draft is over: what stood there is kept no longer. */
  forget() {
    this.#written = this.#original = null;
  }

  /**
   * @param {string} before
   * @param {string} after
   * @returns {Promise<boolean>} whether the boxes say `after`; the person is told where they do not
   */
  async #put(before, after) {
    this.#isWriting = true;
    const done = await this.composer.replace(before, after).finally(() => (this.#isWriting = false));
    if (!done) this.layer.notice({ kind: this.composer.text() === before ? "write_failed" : "write_partly" });
    this.onChange();
    return done;
  }
}
