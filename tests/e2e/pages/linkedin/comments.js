/** LinkedIn's posts and comments, in the newer markup (TipTap) and the older one (Quill). */
import { avatar, h } from "../dom.js";
import { me } from "../people.js";
import { post } from "../practice.js";
import { quillBox } from "./quill.js";
import { tiptapBox } from "./tiptap.js";

/**
 * @typedef {{id: string, kind: "comment" | "reply", label: string, onPosted: (text: string) => void}} Options
 */

/** The newer comment form; a new one takes its place after a post. @param {Options} options @returns {HTMLElement} */
function newerForm(options) {
  const send = h("button", { type: "button", class: "primary", "data-view-name": "comment-post", componentkey: `commentButtonSection_${options.id}`, disabled: true, onclick: () => submit() }, options.kind === "reply" ? "Reply" : "Comment");
  const submit = finish(options, () => field.text(), () => form.replaceWith(newerForm(options)));
  const field = tiptapBox({ id: options.id, label: options.label, onSubmit: () => submit(), onChange: (text) => (send.disabled = !text.trim()) });
  const form = h("div", { class: "comment-form", "data-view-name": "comment-box" }, avatar(me.name), field.element, send);
  return form;
}

/** The older comment form. @param {Options} options @returns {HTMLElement} */
function olderForm(options) {
  const send = h("button", { type: "submit", class: "comments-comment-box__submit-button--cr artdeco-button primary", disabled: true }, options.kind === "reply" ? "Reply" : "Comment");
  const submit = finish(options, () => field.text(), () => form.replaceWith(olderForm(options)));
  const field = quillBox({ id: options.id, label: options.label, onSubmit: () => submit(), onChange: (text) => (send.disabled = !text.trim()) });
  const form = h("form", {
    class: "comments-comment-box__form comment-form",
    onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      submit();
    },
  }, avatar(me.name), h("div", { class: "comments-comment-texteditor spring" }, field.element), send);
  return form;
}

/** @param {Options} options @param {() => string} text @param {() => void} renew */
export function finish({ kind, onPosted }, text, renew) {
  return () => {
    const written = text();
    if (!written.trim()) return;
    post(kind, written);
    renew();
    onPosted(written);
  };
}

/** @typedef {{id: string, name: string, text: string}} Comment */

/** @param {Comment} comment @param {string | null} replyId */
export function newerComment({ id, name, text }, replyId) {
  const under = h("div", { class: "replies" });
  const open = () => under.childElementCount || under.append(newerForm({
    id: String(replyId),
    kind: "reply",
    label: "Add a reply…",
    onPosted: (written) => under.prepend(newerComment({ id: `${id}9`, name: me.name, text: written }, null)),
  }));
  return h("div", { componentkey: `replaceableComment_urn:li:comment:(urn:li:activity:7100000000000000001,${id})`, class: "comment" },
    avatar(name), h("div", { class: "spring" },
      h("div", { class: "bubble" }, h("strong", { "data-view-name": "comment-actor-name" }, name), h("div", { "data-testid": "expandable-text-box" }, text)),
      replyId && h("button", { type: "button", class: "link", "data-view-name": "comment-reply", "aria-expanded": "false", onclick: open }, "Reply"), under));
}

/** @param {Comment} comment @param {string | null} replyId */
export function olderComment({ id, name, text }, replyId) {
  const under = h("div", { class: "replies" });
  const open = () => under.childElementCount || under.append(olderForm({
    id: String(replyId),
    kind: "reply",
    label: "Add a reply…",
    onPosted: (written) => under.prepend(olderComment({ id: `${id}9`, name: me.name, text: written }, null)),
  }));
  return h("article", { class: "comments-comment-entity comment", "data-id": `urn:li:comment:(activity:7100000000000000001,${id})` },
    avatar(name), h("div", { class: "spring" },
      h("div", { class: "bubble" }, h("strong", { class: "comments-comment-meta__description-title" }, name), h("div", { class: "comments-comment-item__main-content update-components-text" }, text)),
      replyId && h("button", { type: "button", class: "link comments-comment-social-bar__reply-action-button--cr", "aria-expanded": "false", onclick: open }, "Reply"), under));
}

/** Opens a comment box, and is no submit although it looks like one. @param {() => void} open @param {string} key */
function toggle(open, key) {
  const button = h("button", {
    type: "button",
    class: "link",
    "aria-label": "Comment",
    "aria-expanded": "false",
    componentkey: key,
    onclick: () => {
      if (button.getAttribute("aria-expanded") === "true") return;
      button.setAttribute("aria-expanded", "true");
      open();
    },
  }, "Comment");
  return button;
}

/** @param {(typeof import("../people.js").posts)[number]} item @param {string} suffix for the ids of its boxes */
export function newerPost(item, suffix) {
  const comments = h("div", { class: "comments" }, newerComment(item.comment, `comment-reply${suffix}`));
  const open = () => comments.prepend(newerForm({
    id: `comment${suffix}`,
    kind: "comment",
    label: "Add a comment…",
    onPosted: (text) => comments.append(newerComment({ id: "99", name: me.name, text }, null)),
  }));
  return h("div", { class: "card", "data-urn": item.urn, "data-view-name": "feed-full-update", role: "listitem" },
    h("div", { class: "row" }, avatar(item.name), h("div", {},
      h("strong", { "data-view-name": "feed-actor-name" }, item.name), h("div", { class: "quiet" }, item.title))),
    h("p", { "data-view-name": "feed-commentary" }, h("span", { "data-testid": "expandable-text-box" }, item.text)),
    h("div", { class: "actions" }, h("span", { class: "quiet" }, "Like"), toggle(open, `commentButtonSection_${item.id}`), h("span", { class: "quiet" }, "Repost")),
    comments);
}

/** @param {(typeof import("../people.js").posts)[number]} item @param {string} suffix for the ids of its boxes */
export function olderPost(item, suffix) {
  const comments = h("div", { class: "comments" }, olderComment(item.comment, `older-reply${suffix}`));
  const open = () => comments.prepend(olderForm({
    id: `older-comment${suffix}`,
    kind: "comment",
    label: "Add a comment…",
    onPosted: (text) => comments.append(olderComment({ id: "99", name: me.name, text }, null)),
  }));
  return h("div", { class: "feed-shared-update-v2 card", "data-urn": item.urn },
    h("div", { class: "row" }, avatar(item.name), h("div", {},
      h("strong", { class: "update-components-actor__name" }, item.name), h("div", { class: "quiet" }, item.title))),
    h("div", { class: "update-components-text" }, h("span", {}, item.text)),
    h("div", { class: "actions" }, h("span", { class: "quiet" }, "Like"), toggle(open, `older_${item.id}`), h("span", { class: "quiet" }, "Repost")),
    comments);
}
