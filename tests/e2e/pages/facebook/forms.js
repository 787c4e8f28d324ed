/** Facebook's composers: the post dialog, in one step or two, and the comment form. */
import { avatar, h } from "../dom.js";
import { me } from "../people.js";
import { post } from "../practice.js";
import { button, enable } from "./button.js";
import { lexicalBox } from "./lexical.js";
import { mentionList } from "./mentions.js";

/** A dialog over the page. @param {string} label @param {Node[]} content */
export function dialog(label, ...content) {
  const mask = h("div", { class: "mask" });
  const close = () => mask.remove();
  mask.append(h("div", { role: "dialog", "aria-modal": "true", "aria-label": label, class: "dialog" },
    h("div", { class: "head" }, h("strong", {}, label), button("Close", close, { class: "round" }, "×")), ...content));
  document.body.append(mask);
  return { mask, close };
}

/**
 * The post composer.
 * @param {{id: string, steps: boolean}} options   steps: Next first, then Post, as Pages have it
 */
export function openComposer({ id, steps }) {
  let close = () => {};
  const submit = () => {
    if (!field.text().trim()) return;
    post("post", field.text());
    close();
  };
  const preview = h("p", { class: "preview" });
  const first = h("div", { class: "step" });
  const second = h("div", { class: "step", hidden: true }, h("p", { class: "quiet" }, "Preview"), preview);
  const next = () => {
    preview.textContent = field.text();
    first.hidden = true;
    second.hidden = false;
    send.focus();
  };
  const send = button("Post", submit, { class: "primary wide" });
  const onward = steps ? button("Next", next, { class: "primary wide" }) : send;
  const field = lexicalBox({
    id,
    label: `What’s on your mind, ${me.name}?`,
    onEnter: (event) => {
      if (!event.ctrlKey && !event.metaKey) return false;
      submit();
      return true;
    },
    onChange: (text) => enable(onward, text.trim() !== ""),
  });
  first.append(h("div", { class: "row" }, avatar(me.name), h("div", {}, h("strong", {}, me.name), h("div", { class: "quiet" }, "Public"))), field.element, onward);
  if (steps) second.append(button("Back", () => {
    first.hidden = false;
    second.hidden = true;
  }, { class: "link" }), send);
  enable(onward, false);
  ({ close } = dialog("Create post", h("form", { method: "POST", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, first, second)));
  field.box.focus();
}

const focused = h("div", { id: "focused-state-composer-submit" });

/**
 * A comment's or a reply's form. Bare Enter submits; after a post the site puts a new form in its place.
 * @param {{id: string, kind: "comment" | "reply", label: string, onPosted: (text: string) => void}} options
 * @returns {HTMLElement}
 */
export function commentForm(options) {
  const submit = () => {
    const text = field.text();
    if (!text.trim()) return;
    post(options.kind, text);
    focused.remove();
    const again = commentForm(options);
    form.replaceWith(again);
    options.onPosted(text);
  };
  const mentions = mentionList();
  const send = button("Post comment", submit, { class: "link" }, "➤");
  const field = lexicalBox({
    id: options.id,
    label: options.label,
    plain: true,
    onEnter: (event) => {
      if (event.shiftKey) return false;
      if (!mentions.pick()) submit();
      return true;
    },
    onChange: (text) => enable(send, text.trim() !== ""),
  });
  mentions.watch(field);
  enable(send, false);
  const form = h("form", {
    role: "presentation",
    class: "comment-form",
    onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
    onfocusin: () => {
      if (focused.parentNode === form) return;
      focused.replaceChildren(send);
      form.append(focused);
    },
  }, avatar(me.name), h("div", { class: "spring" }, field.element, mentions.element));
  return form;
}
