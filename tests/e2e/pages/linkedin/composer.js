/** LinkedIn's post composer: in a modal dialog inside a shadow root now, in the page's own tree before. */
import { avatar, h } from "../dom.js";
import { me } from "../people.js";
import { post } from "../practice.js";
import { quillBox } from "./quill.js";

/**
 * The inside of either composer.
 * @param {string} id
 * @param {() => void} close
 * @param {{shadow?: ShadowRoot, label?: string, publish?: () => void}} [options]   publish: what is posted besides, also without a text
 */
export function share(id, close, { shadow, label = "Post", publish } = {}) {
  const submit = () => {
    if (!field.text().trim() && !publish) return;
    if (publish) publish();
    else post("post", field.text());
    close();
  };
  const send = h("button", { type: "button", class: "share-actions__primary-action artdeco-button primary", disabled: !publish, onclick: submit }, h("span", { class: "artdeco-button__text" }, label));
  const field = quillBox({
    id,
    label: "What do you want to talk about?",
    onChange: (text) => {
      send.disabled = !publish && !text.trim();
    },
    onSubmit: submit,
    shadow,
  });
  const element = h("div", { class: "share-box-v2__modal-body" },
    h("div", { class: "head row" }, avatar(me.name), h("div", {}, h("strong", {}, me.name), h("div", { class: "quiet" }, "Post to anyone")),
      h("span", { class: "spring" }), h("button", { type: "button", class: "round", "aria-label": "Dismiss", onclick: close }, "×")),
    h("div", { class: "share-creation-state" }, h("div", { class: "editor-container" }, field.element)),
    h("div", { class: "share-creation-state__bottom bar" }, h("span", { class: "tools", "aria-hidden": "true" }, "☺  ▣  ☷"), h("span", { class: "spring" }), send));
  return { element, field };
}

/** A modal dialog: everything outside is inert, and a click outside closes it. @param {ShadowRoot} shadow */
export function openInShadow(shadow) {
  const dialog = h("dialog", { "data-test-modal": "", role: "dialog", "aria-label": "Create post", class: "dialog share-box-v2" });
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const { element, field } = share("post", close, { shadow });
  dialog.append(element);
  dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const area = dialog.getBoundingClientRect();
    const inside = event.clientX >= area.left && event.clientX <= area.right && event.clientY >= area.top && event.clientY <= area.bottom;
    if (event.target === dialog && !inside) close();
  });
  shadow.append(dialog);
  dialog.showModal();
  field.focus();
}

export function openInLightTree() {
  const close = () => mask.remove();
  const { element, field } = share("older-post", close);
  const mask = h("div", { class: "artdeco-modal-overlay mask" },
    h("div", { role: "dialog", "aria-labelledby": "share-title", class: "dialog share-box-v2" }, h("h2", { id: "share-title", class: "hidden" }, "Create a post"), element));
  document.body.append(mask);
  field.focus();
}

/** The open shadow root that the composer lives in. @returns {ShadowRoot} */
export function interop() {
  const outlet = h("div", { id: "interop-outlet", "data-testid": "interop-shadowdom" });
  document.body.append(outlet);
  const shadow = outlet.attachShadow({ mode: "open" });
  shadow.append(h("link", { rel: "stylesheet", href: "/practice/linkedin.css" }));
  return shadow;
}
