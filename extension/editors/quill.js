/** Quill 2 and 1.3, the editor of LinkedIn's posts and of its older comments. */

/** @type {EditorAdapter} */
const QUILL = {
  name: "quill",

  matches: (box) => box.classList.contains("ql-editor"),

  read: (box) =>
    Reading.read(box, {
      isBlock: (element) => Reading.BLOCKS.has(element.tagName),
      isFiller: (element) => element.classList.contains("ql-ui"),
    }),

  // Quill 1 reads a paste from a box of its own that only the browser's paste fills, and Quill 2 finds no
  // selection to paste at in a shadow root; both read back what the browser itself types.
  replace: (box, start, end, replacement) =>
    Writing.replace(box, start, end, replacement, QUILL.read, (_box, edit) => Writing.type(edit.text)),
};
