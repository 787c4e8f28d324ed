/**
 * Practice copy of X: /, /home, /compose/post, /<user>/status/<id>, /messages, /i/grok. Draft.js on React 17.
 * Boxes: home, post (post-2, ... in a thread), reply, inline-reply; left alone: dm, grok, search.
 */
import { EditorState } from "draft-js";
import React from "react";
import { render } from "react-dom";

import { me, posts } from "./people.js";
import { post } from "./practice.js";
import { Article } from "./x/article.js";
import { Composer } from "./x/composer.js";
import { TextBox } from "./x/textbox.js";

const h = React.createElement;

/** The address as state, as a single-page application has it. */
function usePath() {
  const [path, setPath] = React.useState(location.pathname);
  React.useEffect(() => {
    const onPop = () => setPath(location.pathname);
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, []);
  return [path, (/** @type {string} */ next) => {
    history.pushState(null, "", next);
    setPath(next);
  }];
}

/** A composer that is mounted anew after each post, as the site does. */
function Fresh(props) {
  const [round, setRound] = React.useState(0);
  return h(Composer, { ...props, key: round, onPosted: () => setRound(round + 1) });
}

function Dialog({ onClose, label, children }) {
  return h("div", { className: "mask", "data-testid": "mask", onClick: (event) => event.target === event.currentTarget && onClose() },
    h("div", { role: "dialog", "aria-modal": true, "aria-label": label, className: "dialog" },
      h("div", { className: "head" },
        h("button", { type: "button", className: "round", "data-testid": "app-bar-close", "aria-label": "Close", onClick: onClose }, "×")),
      children));
}

/** A box that is no post: submits on bare Enter, as the site's chat does. */
function Chat({ id, testId, label, kind }) {
  const [state, setState] = React.useState(() => EditorState.createEmpty());
  const send = () => {
    post(kind, state.getCurrentContent().getPlainText("\n"));
    setState(EditorState.createEmpty());
  };
  return h("div", { className: "chat" },
    h(TextBox, { id, testId, label, placeholder: label, state, onChange: setState, onSubmit: send, bareEnter: true }),
    h("button", { type: "button", "data-testid": `${id}-send`, onClick: send }, "Send"));
}

function Side() {
  return h("aside", { className: "side" },
    h("input", { type: "search", "data-testid": "SearchBox_Search_Input", "data-practice": "search", "aria-label": "Search query", placeholder: "Search" }),
    h("section", { className: "panel", "data-testid": "DMDrawer", "aria-label": "Messages" },
      h("h2", null, "Messages"),
      h("p", { className: "quiet" }, "Petra Lindqvist: see you on Thursday"),
      h(Chat, { id: "dm", testId: "dmComposerTextInput", label: "Message", kind: "message" })),
    h("section", { className: "panel", "data-testid": "GrokDrawer", "aria-label": "Grok" },
      h("h2", null, "Grok"),
      h(Chat, { id: "grok", testId: "tweetTextarea_0", label: "Ask anything", kind: "grok" })));
}

function Column({ path, onReply }) {
  const status = /^\/[^/]+\/status\/(\w+)/.exec(path);
  if (!status) {
    return h("main", { role: "main", "data-testid": "primaryColumn" },
      h(Fresh, { id: "home", kind: "post", submitId: "tweetButtonInline", placeholder: "What’s happening?" }),
      posts.map((item) => h(Article, { key: item.id, post: item, onReply: () => onReply(item) })));
  }
  const answered = posts.find((item) => item.id === status[1]) ?? posts[0];
  const comment = { ...answered.comment, handle: "someone", when: "1h" };
  return h("main", { role: "main", "data-testid": "primaryColumn" },
    h(Article, { post: answered, onReply: () => onReply(answered) }),
    h(Fresh, { id: "inline-reply", kind: "reply", submitId: "tweetButtonInline", placeholder: "Post your reply" }),
    h(Article, { post: comment, onReply: () => onReply(comment) }));
}

function Page() {
  const [path, go] = usePath();
  const [answered, setAnswered] = React.useState(null);
  const [under, setUnder] = React.useState(path === "/compose/post" ? "/" : path);
  const composing = path === "/compose/post";
  const open = (item) => {
    setUnder(path);
    setAnswered(item);
    go("/compose/post");
  };
  const close = () => go(under);

  return h(React.Fragment, null,
    h("p", { className: "ribbon" }, "Practice page, not X. Nothing written here goes anywhere."),
    h("div", { className: "columns", "aria-hidden": composing || undefined },
      h("nav", { className: "menu", "aria-label": "Primary" },
        h("strong", { className: "logo" }, "X, practice"),
        ["Home", "Explore", "Notifications", "Profile"].map((item) => h("span", { key: item }, item)),
        h("button", { type: "button", className: "primary", "data-testid": "SideNav_NewTweet_Button", onClick: () => open(null) }, "Post"),
        h("span", { className: "quiet" }, me.name)),
      h(Column, { path: composing ? under : path, onReply: open }),
      h(Side)),
    h("div", { id: "layers" },
      composing && h(Dialog, { onClose: close, label: answered ? "Reply" : "Compose post" },
        answered && h(Article, { post: answered }),
        h(Composer, {
          id: answered ? "reply" : "post",
          kind: answered ? "reply" : "post",
          submitId: "tweetButton",
          placeholder: answered ? "Post your reply" : "What’s happening?",
          thread: !answered,
          autoFocus: true,
          onPosted: close,
        }))));
}

const root = document.createElement("div");
root.id = "react-root";
document.body.append(root);
render(h(Page), root);
