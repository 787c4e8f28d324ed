/** Facebook's buttons are divs: they act on a click, and on Enter and Space by their own key listener. */
import { h } from "../dom.js";

/** @param {string} label @param {() => void} act @param {Record<string, any>} [attributes] @param {string} [text] */
export function button(label, act, attributes = {}, text = label) {
  const run = () => element.getAttribute("aria-disabled") !== "true" && act();
  const element = h("div", {
    role: "button",
    tabindex: "0",
    "aria-label": label,
    onclick: run,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      run();
    },
    ...attributes,
  }, text);
  return element;
}

/** @param {Element} element @param {boolean} enabled */
export function enable(element, enabled) {
  if (enabled) element.removeAttribute("aria-disabled");
  else element.setAttribute("aria-disabled", "true");
}
