// Tree: ways up through the page, out of open shadow roots too.

/**
 * An element's parent, out of its shadow root where it has none.
 * @param {Element} element
 * @returns {Element | null}
 */
function parentOf(element) {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/**
 * `Element.closest`, also out of shadow roots.
 * @param {Element | null} element
 * @param {string} selector
 * @returns {Element | null}
 */
function closestAcross(element, selector) {
  for (let at = element; at; ) {
    const found = at.closest(selector);
    if (found) return found;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/**
 * `Node.contains`, also into shadow roots.
 * @param {Element} outer
 * @param {Element} inner
 */
function containsAcross(outer, inner) {
  /** @type {Element | null} */
  let at = inner;
  while (at && at !== outer) at = parentOf(at);
  return at === outer;
}
