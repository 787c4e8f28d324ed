/** Plain DOM, a node a call. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes]   `on<event>` adds a listener, false and null leave an attribute out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A round picture with initials. @param {string} name */
export function avatar(name) {
  const initials = name.split(" ").map((word) => word[0]).slice(0, 2).join("");
  return h("div", { class: "avatar", "aria-hidden": "true" }, initials);
}

/** @param {string} site what the practice page stands for */
export function ribbon(site) {
  return h("p", { class: "ribbon" }, `Practice page, not ${site}. Nothing written here goes anywhere.`);
}
