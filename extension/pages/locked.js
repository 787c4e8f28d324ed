// Locked: says that drafts are read without the client list, and opens the page on which it is unlocked.

import { offer } from "./dashboard.js";
import { element } from "./words.js";

/**
 * @param {HTMLElement} place      a live region
 * @param {HTMLElement} said       where to say what came of the button
 * @param {import("./background.js").Background} background
 * @returns {(state: import("./background.js").PageState) => void} shows it, or takes it away
 */
export function follow(place, said, background) {
  const words = element("span", {});
  const button = element("button", { type: "button" });
  offer(button, said, background, "clients");
  const line = element("p", { class: "sentence tone-caution" }, Marks.draw("locked"), words);
  let shown = "";
  return ({ state, vault = "absent" }) => {
    const now = state === "ready" && ["locked", "damaged"].includes(vault) ? vault : "";
    if (shown === now) return;
    shown = now;
    words.textContent = now && Messages.say(`page_${now}`);
    button.textContent = now && Messages.say(`page_${now}_open`);
    place.replaceChildren(...(now ? [line, button] : []));
  };
}
