/**
 * Putting other words into a compose box by the way that its editor takes input from a person: select, let
 * the editor learn of the selection, act once, read back. The editor's nodes are never touched from here.
 *
 * @typedef {(box: HTMLElement) => TextMap} Read
 * @typedef {(box: HTMLElement, edit: Edit) => void | Promise<void>} Act   an engine's one operation on what is selected
 */

const Writing = {
  // How long an editor may take to show what it was given. All of the engines take one turn; a busy page
  // takes longer.
  DEADLINE_MS: 500,

  IS_GECKO: CSS.supports("-moz-appearance", "none"),

  /** @type {WeakSet<HTMLElement>} boxes being written to: a second write before the first has settled doubles text */
  busy: new WeakSet(),

  /**
   * @param {HTMLElement} box
   * @param {number} start
   * @param {number} end
   * @param {string} replacement
   * @param {Read} read
   * @param {Act} act
   * @returns {Promise<boolean>}
   */
  async replace(box, start, end, replacement, read, act) {
    const before = read(box).text;
    if (Writing.busy.has(box) || !(0 <= start && start <= end && end <= before.length)) return false;
    const after = before.slice(0, start) + replacement.replace(/\r\n?/g, "\n") + before.slice(end);
    if (after === before) return true;
    Writing.busy.add(box);
    try {
      return await Writing.turnInto(box, after, read, act);
    } finally {
      Writing.busy.delete(box);
    }
  },

  /**
   * @param {HTMLElement} box
   * @param {string} after    the text that the box should come to say
   * @param {Read} read
   * @param {Act} act
   * @returns {Promise<boolean>}
   */
  async turnInto(box, after, read, act) {
    const map = read(box);
    const edits = Keeping.edits(box, map, after);
    let { text } = map;
    for (const edit of edits ?? []) {
      if (!(await Writing.write(box, text, edit, read, act))) return false;
      text = Edits.apply(text, edit);
    }
    return edits !== null;
  },

  /**
   * @param {HTMLElement} box
   * @param {string} text     what the box should say before
   * @param {Edit} edit
   * @param {Read} read
   * @param {Act} act
   * @returns {Promise<boolean>}
   */
  async write(box, text, edit, read, act) {
    const map = read(box);
    if (map.text !== text) return false;
    const caret = Writing.caret(box, map);
    Writing.focus(box);
    await Writing.select(box, map, edit.start, edit.end);
    const ready = Writing.stillHolds(box, map.text, edit, read);
    if (ready) await act(box, edit);
    const done = ready && (await Writing.shows(box, Edits.apply(text, edit), read));
    if (caret) await Writing.putBack(box, caret, done ? edit : null, map.text, read);
    return done;
  },

  /** @param {HTMLElement} box */
  focus(box) {
    const root = /** @type {Document | ShadowRoot} */ (box.getRootNode());
    if (root.activeElement !== box) box.focus({ preventScroll: true });
  },

  /**
   * Selects a stretch and lets the editor learn of it. Draft, Lexical and ProseMirror take a selection over
   * when they hear `selectionchange`, in listeners that come after ours; so the event is awaited, and then a
   * turn more. A selection that stands already fires nothing, hence the second way out.
   *
   * @param {HTMLElement} box
   * @param {TextMap} map
   * @param {number} start
   * @param {number} end
   * @returns {Promise<void>}
   */
  async select(box, map, start, end) {
    const ends = Reading.ends(map, start, end);
    if (!ends) return;
    const { anchor, focus } = ends;
    const heard = new Promise((resolve) => {
      document.addEventListener("selectionchange", resolve, { once: true, capture: true });
      setTimeout(() => {
        document.removeEventListener("selectionchange", resolve, { capture: true });
        resolve(null);
      }, 60);
    });
    Writing.selection(box)?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    await heard;
    await Writing.turn();
  },

  /**
   * @param {HTMLElement} box
   * @returns {Selection | null}
   */
  selection(box) {
    // Blink keeps a selection for each shadow root; Gecko has the document's alone, which reaches into them.
    const root = /** @type {Node & {getSelection?: () => Selection | null}} */ (box.getRootNode());
    return root.getSelection ? root.getSelection() : document.getSelection();
  },

  /**
   * The caret or selection as it stands in the box, or null when it is elsewhere.
   *
   * @param {HTMLElement} box
   * @param {TextMap} map
   * @returns {Caret | null}
   */
  caret(box, map) {
    const selection = Writing.selection(box);
    if (!selection?.anchorNode || !selection.focusNode) return null;
    const anchor = Reading.offset(map, selection.anchorNode, selection.anchorOffset);
    const focus = Reading.offset(map, selection.focusNode, selection.focusOffset);
    return anchor === null || focus === null ? null : { anchor, focus };
  },

  /** @returns {Promise<void>} resolves in a task of its own, after this one's listeners and microtasks */
  turn() {
    return new Promise((resolve) => setTimeout(resolve, 0));
  },

  /**
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Edit} edit
   * @param {Read} read
   * @returns {boolean} whether box and selection are still what the edit was made for
   */
  stillHolds(box, text, edit, read) {
    if (!box.isConnected) return false;
    const map = read(box);
    const caret = Writing.caret(box, map);
    return map.text === text && caret !== null && caret.anchor === edit.start && caret.focus === edit.end;
  },

  /**
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Read} read
   * @returns {Promise<boolean>} whether the box comes to say it, within the deadline
   */
  async shows(box, text, read) {
    await Writing.turn();
    if (read(box).text === text) return true;
    return new Promise((resolve) => {
      const look = () => {
        if (read(box).text === text) finish();
      };
      const observer = new MutationObserver(look);
      const finish = () => {
        observer.disconnect();
        clearTimeout(timer);
        resolve(read(box).text === text);
      };
      const timer = setTimeout(finish, Writing.DEADLINE_MS);
      observer.observe(box, { childList: true, characterData: true, subtree: true });
    });
  },

  /**
   * Puts the caret where it was, when that is outside the stretch; within it, the editor's own choice, its
   * end, is right.
   *
   * @param {HTMLElement} box
   * @param {Caret} caret
   * @param {Edit | null} edit      null when nothing was changed
   * @param {string} before         the text that the caret was in
   * @param {Read} read
   * @returns {Promise<void>}
   */
  async putBack(box, caret, edit, before, read) {
    const map = read(box);
    if (!edit && map.text !== before) return;
    const kept = edit ? Edits.moved(caret, edit) : caret;
    const now = Writing.caret(box, map);
    if (!kept || (now?.anchor === kept.anchor && now.focus === kept.focus)) return;
    await Writing.select(box, map, kept.anchor, kept.focus);
  },

  /**
   * Types over the selection, as the browser does it. Several commands within one turn, or one and then the
   * rest, are one step to Quill's history, which joins what comes within a second.
   *
   * @param {string} text     "" deletes the selection
   * @returns {Promise<void>}
   */
  async type(text) {
    if (!text) {
      document.execCommand("delete");
      return;
    }
    if (!Writing.IS_GECKO) {
      document.execCommand("insertText", false, text);
      return;
    }
    // Gecko puts a bare line break into the paragraph for a newline; Quill 1 drops it, and Quill 2 too where
    // it comes last.
    const [first, ...rest] = text.split("\n");
    if (first) {
      document.execCommand("insertText", false, first);
      await Writing.turn();
    }
    for (const line of rest) {
      document.execCommand("insertParagraph");
      if (line) document.execCommand("insertText", false, line);
    }
  },

  /**
   * A paste that no clipboard had a part in. The page sees the event, and in it the replacement and nothing
   * else.
   *
   * @param {HTMLElement} box
   * @param {Record<string, string>} data     by media type; Firefox takes the last one only
   */
  paste(box, data) {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
    const [dataType, value] = Object.entries(data).at(-1) ?? ["text/plain", ""];
    // Chromium knows `clipboardData`; Firefox `dataType` and `data`. What is set on the event afterwards from
    // here, the page in Firefox finds empty. Each passes over what it does not know.
    const init = { bubbles: true, cancelable: true, composed: true, clipboardData, dataType, data: value };
    box.dispatchEvent(new ClipboardEvent("paste", init));
  },

  /** @param {HTMLElement} box */
  cut(box) {
    box.dispatchEvent(new ClipboardEvent("cut", { bubbles: true, cancelable: true, composed: true }));
  },

  /**
   * @param {HTMLElement} box
   * @param {string} inputType      what is to be done with the selection, as the Input Events specification calls it
   */
  announce(box, inputType) {
    const init = { inputType, bubbles: true, cancelable: true, composed: true };
    box.dispatchEvent(new InputEvent("beforeinput", init));
  },
};
