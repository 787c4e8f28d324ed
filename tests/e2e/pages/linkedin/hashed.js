/** LinkedIn's feed of 2026: class names are hashes, a post is a list item with a component key, and no URN names it. */
import { avatar, h } from "../dom.js";
import { me } from "../people.js";
import { finish } from "./comments.js";
import { tiptapBox } from "./tiptap.js";

/** A link to somebody: the first one holds a picture and no text. @param {string} name */
function links(name) {
  const href = `/in/${name.toLowerCase().replace(/\W+/g, "-")}/`;
  return [h("a", { href, "aria-label": `View ${name}’s profile` }, avatar(name)), h("a", { href }, h("strong", {}, name))];
}

/**
 * A comment form: the button stands in a section of its own, beside the editor; a new form takes its place after a post.
 * @param {import("./comments.js").Options} options
 * @returns {HTMLElement}
 */
function form(options) {
  const send = h("button", { type: "button", class: "_0e43c9fa primary", disabled: true, onclick: () => submit() }, h("span", {}, options.kind === "reply" ? "Reply" : "Comment"));
  const submit = finish(options, () => field.text(), () => whole.replaceWith(form(options)));
  const field = tiptapBox({ id: options.id, label: options.label, onSubmit: () => submit(), onChange: (text) => (send.disabled = !text.trim()) });
  const whole = h("div", { class: "comment-form" }, avatar(me.name),
    h("div", { class: "spring", componentkey: `commentBox-${options.id}` }, h("div", { "data-testid": "ui-core-tiptap-text-editor-wrapper" }, field.element)),
    h("div", { id: `Ki8K${options.id}commentButtonSection` }, send));
  return whole;
}

/**
 * A comment and what stands under it: a reply's form is no part of the comment.
 * @param {import("./comments.js").Comment} comment
 * @param {string | null} replyId
 * @returns {HTMLElement}
 */
function comment({ id, name, text }, replyId) {
  const key = `replaceableComment_urn:li:comment:(urn:li:activity:7100000000000000001,${id})`;
  const under = h("div", { class: "replies" });
  const open = () => under.childElementCount || under.append(form({
    id: String(replyId),
    kind: "reply",
    label: "Text editor for creating comment",
    onPosted: (written) => under.prepend(comment({ id: `${id}9`, name: me.name, text: written }, null)),
  }));
  return h("div", {},
    h("div", { id: key, componentkey: key, class: "comment" },
      h("div", { class: "bubble" }, ...links(name), h("div", { "data-testid": "expandable-text-box" }, text)),
      replyId && h("button", { type: "button", class: "link", "aria-label": "Reply", onclick: open }, "Reply")),
    under);
}

/** @param {(typeof import("../people.js").posts)[number]} item @param {string} suffix for the ids of its boxes */
export function hashedPost(item, suffix) {
  const comments = h("div", { class: "comments" }, comment(item.comment, `hashed-reply${suffix}`));
  const open = () => post.querySelector(":scope > .comment-form") ?? comments.before(form({
    id: `hashed-comment${suffix}`,
    kind: "comment",
    label: "Text editor for creating comment",
    onPosted: (text) => comments.append(comment({ id: "99", name: me.name, text }, null)),
  }));
  const post = h("div", { role: "listitem", componentkey: `expanded${item.id}FeedType_MAIN_FEED_RELEVANCE`, class: "card _8895db18" },
    h("h2", { class: "hidden" }, "Feed post"),
    h("div", { class: "row" }, ...links(item.name)),
    h("p", {}, h("span", { "data-testid": "expandable-text-box" }, item.text)),
    h("div", { class: "actions" }, h("span", { class: "quiet" }, "Like"),
      h("button", { type: "button", class: "link", "aria-label": "Comment", onclick: open }, "Comment"), h("span", { class: "quiet" }, "Repost")),
    comments);
  return post;
}
