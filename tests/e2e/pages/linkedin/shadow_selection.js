/**
 * Lets Quill find the caret inside a shadow root. As published it asks the document, which does not tell what is
 * selected in there, so that the caret jumps while one types; the site's own composer does not have that fault.
 */

/** @param {import("quill").default} quill @param {ShadowRoot} shadow */
export function selectInside(quill, shadow) {
  const { selection, root } = /** @type {any} */ (quill);
  const native = () => document.getSelection();

  selection.hasFocus = () => shadow.activeElement === root;
  selection.getNativeRange = () => {
    const range = native()?.getComposedRanges({ shadowRoots: [shadow] })[0];
    return range ? selection.normalizeNative(range) : null;
  };
  selection.setNativeRange = (
    /** @type {Node | null} */ startNode,
    /** @type {number} */ startOffset,
    /** @type {Node} */ endNode = /** @type {Node} */ (startNode),
    /** @type {number} */ endOffset = startOffset,
  ) => {
    if (!startNode) {
      root.blur();
      return;
    }
    if (!startNode.parentNode || !endNode.parentNode) return;
    if (!selection.hasFocus()) root.focus({ preventScroll: true });
    native()?.setBaseAndExtent(startNode, startOffset, endNode, endOffset);
  };

  const onChange = () => {
    if (!root.isConnected) document.removeEventListener("selectionchange", onChange);
    else if (selection.hasFocus() && !selection.composing) selection.update("user");
  };
  document.addEventListener("selectionchange", onChange);
}
