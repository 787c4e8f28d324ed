/** Lexical, the editor of Facebook. */

/** @type {EditorAdapter} */
const LEXICAL = {
  name: "lexical",

  matches: (box) => box.getAttribute("data-lexical-editor") === "true",

  read: (box) =>
    Reading.read(box, {
      isBlock: (element) => Reading.BLOCKS.has(element.tagName),
      isFiller: (element) => element.hasAttribute("data-lexical-cursor"),
    }),

  // Chromium tells nobody before `execCommand("delete")` acts, and Lexical puts back what it was not told of.
  replace: (box, start, end, replacement) =>
    Writing.replace(box, start, end, replacement, LEXICAL.read, (target, edit) => {
      if (edit.text) Writing.paste(target, { "text/plain": edit.text });
      else Writing.announce(target, "deleteByCut");
    }),
};
