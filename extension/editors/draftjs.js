/** Draft.js, the editor of X. */

/** @type {EditorAdapter} */
const DRAFTJS = {
  name: "draftjs",

  matches: (box) => box.classList.contains("public-DraftEditor-content"),

  read: (box) =>
    Reading.read(box, {
      isBlock: (element) => element.hasAttribute("data-block"),
      isFiller: () => false,
    }),

  // Of what the browser types or deletes itself, Draft can take in only what stays within one leaf; across
  // paragraphs React then misses its nodes and takes the whole editor down. Paste and cut it does in its
  // model.
  replace: (box, start, end, replacement) =>
    Writing.replace(box, start, end, replacement, DRAFTJS.read, (target, edit) => {
      if (edit.text) Writing.paste(target, { "text/plain": edit.text });
      else Writing.cut(target);
    }),
};
