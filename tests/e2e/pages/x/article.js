/** A post as X shows it. */
import React from "react";

const h = React.createElement;

/** @param {{name: string}} props */
export function Avatar({ name }) {
  const initials = name.split(" ").map((word) => word[0]).slice(0, 2).join("");
  return h("div", { className: "avatar", "aria-hidden": true }, initials);
}

/** @param {{post: {id: string, name: string, handle: string, when: string, text: string}, onReply?: () => void}} props */
export function Article({ post, onReply }) {
  return h("article", { "data-testid": "tweet", role: "article", tabIndex: 0, className: "post" },
    h(Avatar, { name: post.name }),
    h("div", { className: "body" },
      h("div", { "data-testid": "User-Name", className: "who" },
        h("strong", null, post.name),
        h("span", { className: "quiet" }, ` @${post.handle} · `),
        h("a", { className: "quiet", href: `/${post.handle}/status/${post.id}` }, h("time", null, post.when))),
      h("div", { "data-testid": "tweetText", lang: "en", dir: "auto" }, h("span", null, post.text)),
      onReply && h("div", { className: "actions" },
        h("button", { type: "button", "data-testid": "reply", "aria-label": "Reply", onClick: onReply }, "↩ Reply"),
        h("span", { className: "quiet", "aria-hidden": true }, "⇄   ♡   ◔"))));
}
