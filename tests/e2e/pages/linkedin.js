/**
 * Practice copy of LinkedIn: /feed/ (shadow-root composer, TipTap comments), /feed/?layout=older (Quill in the page's
 * own tree), /messaging/. Boxes: post, comment, comment-reply; older-post, older-comment, older-reply; left alone: message.
 */
import { avatar, h, ribbon } from "./dom.js";
import { newerPost, olderPost } from "./linkedin/comments.js";
import { interop, openInLightTree, openInShadow } from "./linkedin/composer.js";
import { me, posts } from "./people.js";
import { post, register } from "./practice.js";

/** LinkedIn's chat: a contenteditable without an editor engine; no post. */
function messaging() {
  const box = h("div", { class: "msg-form__contenteditable", contenteditable: "true", role: "textbox", "aria-label": "Write a message…", "aria-multiline": "true" });
  register("message", { text: () => box.innerText.replace(/\n$/, ""), undo: () => -1 });
  const form = h("form", {
    class: "msg-form comment-form",
    onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      post("message", box.innerText);
      form.replaceWith(messaging());
    },
  }, h("div", { class: "field", "data-practice": "message" }, box), h("button", { type: "submit", class: "msg-form__send-button link" }, "Send"));
  return form;
}

const older = new URLSearchParams(location.search).get("layout") === "older";
const shadow = older ? null : interop();
const article = older ? olderPost : newerPost;
const starter = h("button", { type: "button", class: "starter", onclick: () => (shadow ? openInShadow(shadow) : openInLightTree()) }, "Start a post");
const chat = h("section", { class: "card", "aria-label": "Messaging" }, h("strong", {}, "Messaging"),
  h("p", { class: "quiet" }, "Petra Lindqvist: see you on Thursday"), messaging());

document.body.prepend(
  ribbon("LinkedIn"),
  h("header", { class: "top", role: "banner" }, h("strong", { class: "logo" }, "LinkedIn, practice"), h("input", { type: "search", "data-practice": "search", "aria-label": "Search", placeholder: "Search" })),
  h("div", { class: "columns" },
    h("nav", { class: "menu" }, h("div", { class: "card" }, avatar(me.name), h("strong", {}, me.name), h("p", { class: "quiet" }, me.title))),
    h("main", { role: "main" },
      h("div", { class: "share-box-feed-entry card row" }, avatar(me.name), starter),
      ...posts.map((item, index) => article(item, index ? `-${index + 1}` : ""))),
    h("aside", { class: "side" }, chat)));
