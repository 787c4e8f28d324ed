/**
 * Practice copy of Facebook: / (a feed), /?account=page (Next, then Post), /messages/t/1, /reel/1 (comments without a post around them,
 * and a chat whose labels are in another language). Lexical.
 * Boxes: post, page-post, comment, reply, dialog-comment, reel-comment; left alone: message, message-german.
 */
import { avatar, h, ribbon } from "./dom.js";
import { button } from "./facebook/button.js";
import { commentForm, dialog, openComposer } from "./facebook/forms.js";
import { lexicalBox } from "./facebook/lexical.js";
import { me, posts } from "./people.js";
import { post } from "./practice.js";

const isReel = location.pathname.startsWith("/reel/");

/** @param {{name: string, text: string}} comment @param {boolean} [replies] */
function commentArticle({ name, text }, replies) {
  const under = h("div", { class: "replies" });
  const article = h("div", { role: "article", "aria-label": `Comment by ${name}`, class: "comment" },
    avatar(name), h("div", { class: "spring" },
      h("div", { class: "bubble" }, h("strong", {}, name), h("div", { dir: "auto" }, text)),
      replies && button("Reply", () => under.childElementCount || under.append(commentForm({
        id: "reply",
        kind: "reply",
        label: `Reply to ${name}`,
        onPosted: (written) => under.before(commentArticle({ name: me.name, text: written })),
      })), { class: "link" }),
      under));
  return article;
}

/**
 * A post with its comments. The first in the feed is an article, as until October 2026; the others, and what a dialog shows, are not.
 * @param {(typeof posts)[number]} item
 * @param {string} id           of its comment box
 * @param {number} place        in the feed, from 1; 0 in a dialog
 */
function postEntry(item, id, place) {
  const inDialog = place === 0;
  const entry = place === 1 ? { role: "article" } : place ? { "aria-posinset": String(place) } : {};
  const comments = h("div", { class: "comments" }, commentArticle(item.comment, !inDialog));
  return h("div", { ...entry, class: "card" },
    h("div", { class: "row" }, avatar(item.name), h("div", {},
      h("div", { "data-ad-rendering-role": "profile_name" }, h("strong", {}, item.name)),
      h("div", { class: "quiet" }, item.when))),
    h("div", { "data-ad-rendering-role": "story_message" }, h("div", { "data-ad-preview": "message", dir: "auto" }, item.text)),
    h("div", { class: "actions quiet" }, h("span", { "aria-hidden": "true" }, "Like"),
      inDialog ? "" : button("Open post", () => dialog(`${item.name}’s post`, postEntry(item, "dialog-comment", 0)), { class: "link" }),
      h("span", { "aria-hidden": "true" }, "Share")),
    comments,
    commentForm({
      id,
      kind: "comment",
      label: "Write a public comment…",
      onPosted: (text) => comments.append(commentArticle({ name: me.name, text })),
    }));
}

/** Messenger: the same kind of box, and no post. In another language than English none of its labels is one that we know. */
function messenger() {
  const words = isReel ? { id: "message-german", site: "Nachrichten", box: "Nachricht", composer: "Unterhaltung", send: "Zum Senden Eingabetaste drücken" }
    : { id: "message", site: "Messenger", box: "Message", composer: "Thread composer", send: "Press enter to send" };
  const send = () => {
    post("message", field.text());
    section.replaceWith(messenger());
  };
  const field = lexicalBox({
    id: words.id,
    label: words.box,
    onEnter: (event) => {
      if (event.shiftKey) return false;
      send();
      return true;
    },
    onChange: () => {},
  });
  const section = h("section", { class: "card", role: "region", "aria-label": words.site },
    h("div", { class: "row" }, avatar("Petra Lindqvist"), h("strong", {}, "Petra Lindqvist")),
    h("div", { role: "grid" }, h("div", { role: "gridcell", "data-scope": "messages_table" }, h("p", { class: "bubble" }, "See you on Thursday?"))),
    h("div", { role: "group", "aria-label": words.composer, class: "comment-form" }, field.element, button(words.send, send, { class: "link" }, "➤")));
  return section;
}

/** A reel with its comments beside it: no article, no place in a feed. */
function reel() {
  const comments = h("div", { class: "comments" }, commentArticle(posts[0].comment));
  const form = commentForm({ id: "reel-comment", kind: "comment", label: "Kommentieren…", onPosted: (text) => comments.append(commentArticle({ name: me.name, text })) });
  form.removeAttribute("role");
  return h("div", { class: "card" }, h("p", {}, "A reel"), comments, form);
}

const account = new URLSearchParams(location.search).get("account");
const feed = h("div", { role: "feed" }, ...posts.map((item, index) => postEntry(item, index ? `comment-${index + 1}` : "comment", index + 1)));
const starter = button("Create a post", () => openComposer(account === "page" ? { id: "page-post", steps: true } : { id: "post", steps: false }),
  { class: "starter" }, `What’s on your mind, ${me.name}?`);

document.body.append(
  ribbon("Facebook"),
  h("header", { class: "top", role: "banner" }, h("strong", { class: "logo" }, "facebook, practice"), h("input", { type: "search", "data-practice": "search", "aria-label": "Search Facebook", placeholder: "Search" })),
  h("div", { class: "columns" },
    h("nav", { class: "menu" }, h("span", {}, me.name), h("span", {}, "Friends"), h("span", {}, "Groups"), h("span", {}, "Memories")),
    location.pathname.startsWith("/messages") ? h("main", { role: "main" }, messenger())
      : isReel ? h("main", { role: "main" }, reel())
      : h("main", { role: "main" }, h("div", { class: "card row" }, avatar(me.name), starter), feed),
    h("aside", { class: "side" }, location.pathname.startsWith("/messages") ? "" : messenger())));
