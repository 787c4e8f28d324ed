/** The engines that Tacit can read and write, and how to find the box that a node stands in. */

/** @type {EditorAdapter[]} */
const EDITORS = [DRAFTJS, LEXICAL, QUILL, PROSEMIRROR];

/**
 * @param {Node | null} node     any node in a compose box, also in an open shadow root
 * @returns {{box: HTMLElement, adapter: EditorAdapter} | null}
 */
function editorOf(node) {
  for (let each = node; each; each = each instanceof ShadowRoot ? each.host : each.parentNode) {
    if (!(each instanceof HTMLElement) || !each.isContentEditable) continue;
    const box = each;
    const adapter = EDITORS.find((candidate) => candidate.matches(box));
    if (adapter) return { box, adapter };
  }
  return null;
}
