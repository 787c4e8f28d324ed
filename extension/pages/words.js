// Words: puts the messages into a page of ours. The page's markup holds their keys only.

/** Fills every element that names a message, and says in which language and direction the page reads. */
export function fill() {
  document.documentElement.lang = Messages.language();
  document.documentElement.dir = Messages.direction();
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = Messages.say(element.getAttribute("data-say") ?? "");
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", Messages.say(element.getAttribute("data-label") ?? ""));
  }
}

/**
 * An element of this page that has to be there.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
