/**
 * Practice copy of LinkedIn: /feed/ (shadow-root composer, TipTap comments), /feed/?layout=hashed (nothing but component keys),
 * /feed/?layout=older (Quill in the page's own tree), /messaging/; and what runs in a frame under /preload/ that fills the page:
 * /feed/?layout=framed (the older one), /article/new/. Boxes: post, comment, comment-reply; hashed-comment, hashed-reply; older-post,
 * older-comment, older-reply; older-comment-framed and so on; article; left alone: message.
 */
import { avatar, h, ribbon } from "./dom.js";
import { articleEditor } from "./linkedin/article.js";
import { newerPost, olderPost } from "./linkedin/comments.js";
import { interop, openInLightTree, openInShadow } from "./linkedin/composer.js";
import { hashedPost } from "./linkedin/hashed.js";
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

const layout = new URLSearchParams(location.search).get("layout") ?? "";
const isArticle = location.pathname.startsWith("/article/new");
const isFramed = window !== window.top;

/** What is not rewritten yet runs in a frame that fills the page. @param {string} query */
const frame = (query) => h("iframe", { "data-testid": "interop-iframe", class: "interop", src: `/preload/?_bprMode=vanilla&layout=${query}` });

function feed() {
  const older = layout === "older";
  const shadow = older ? null : interop();
  const entry = older ? olderPost : layout === "hashed" ? hashedPost : newerPost;
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
        h("div", { "data-testid": "mainFeed" },
          ...posts.map((item, index) => entry(item, (isFramed ? "-framed" : "") + (index ? `-${index + 1}` : ""))))),
      h("aside", { class: "side" }, chat)));
}

if (layout === "article") document.body.append(ribbon("LinkedIn"), articleEditor());
else if (isArticle || layout === "framed") document.body.append(frame(isArticle ? "article" : "older"));
else feed();
