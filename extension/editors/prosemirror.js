/** ProseMirror, also as TipTap, the editor of LinkedIn's comments. */

/** @type {EditorAdapter & {slice: (text: string) => string}} */
const PROSEMIRROR = {
  name: "prosemirror",

  matches: (box) => box.classList.contains("ProseMirror"),

  read: (box) =>
    Reading.read(box, {
      isBlock: (element) => Reading.BLOCKS.has(element.tagName),
      isFiller: ({ classList }) =>
        classList.contains("ProseMirror-separator") ||
        classList.contains("ProseMirror-widget") ||
        classList.contains("ProseMirror-gapcursor"),
    }),

  replace: (box, start, end, replacement) =>
    Writing.replace(box, start, end, replacement, PROSEMIRROR.read, (target, edit) =>
      Writing.paste(target, { "text/plain": edit.text, "text/html": PROSEMIRROR.slice(edit.text) }),
    ),

  /**
   * Paragraphs as ProseMirror itself puts them on a clipboard, open at both ends, so that the first and the
   * last join with what stands around them. Of plain text it would drop the blank lines (`parseFromClipboard`
   * in prosemirror-view), and an empty slice, unlike an empty text, deletes the selection.
   *
   * @param {string} text
   * @returns {string} HTML
   */
  slice(text) {
    const holder = document.createElement("div");
    for (const line of text.split("\n")) holder.appendChild(document.createElement("p")).textContent = line;
    holder.firstElementChild?.setAttribute("data-pm-slice", "1 1 []");
    return holder.innerHTML;
  },
};
