/** X's composer: one or more boxes, and the toolbar with the submit button in a subtree beside them. */
import { EditorState } from "draft-js";
import React from "react";

import { me } from "../people.js";
import { post } from "../practice.js";
import { Avatar } from "./article.js";
import { TextBox } from "./textbox.js";

const h = React.createElement;

/** @param {EditorState} state */
const plain = (state) => state.getCurrentContent().getPlainText("\n");

/** The ids of a composer's boxes: the first is the composer's own, the rest count on. @param {string} id @param {number} index */
const boxId = (id, index) => (index === 0 ? id : `${id}-${index + 1}`);

/**
 * @param {{id: string, kind: "post" | "reply", submitId: "tweetButton" | "tweetButtonInline", placeholder: string,
 *   thread?: boolean, autoFocus?: boolean, onPosted: () => void}} props
 */
export function Composer({ id, kind, submitId, placeholder, thread, autoFocus, onPosted }) {
  const [parts, setParts] = React.useState(() => [EditorState.createEmpty()]);
  const empty = parts.some((part) => !plain(part).trim());

  const submit = () => {
    if (empty) return;
    const texts = parts.map(plain);
    post(kind, texts.join("\n\n"), texts.length > 1 ? texts : undefined);
    onPosted();
  };
  const change = (index, state) => setParts((now) => now.map((part, place) => (place === index ? state : part)));
  const left = 280 - plain(parts[parts.length - 1]).length;

  // Whether the site posts by this chord beside the text is not known; a page that does is the harder one to guard.
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.target.isContentEditable) return;
    event.preventDefault();
    submit();
  };

  return h("div", { className: "composer", onKeyDown },
    parts.map((part, index) => h("div", { className: "row", key: index },
      h(Avatar, { name: me.name }),
      h(TextBox, {
        id: boxId(id, index),
        testId: `tweetTextarea_${index}`,
        label: "Post text",
        placeholder: index ? "Add another post" : placeholder,
        state: part,
        autoFocus: autoFocus || index > 0,
        onChange: (state) => change(index, state),
        onSubmit: submit,
      }))),
    h("div", { className: "bar", role: "navigation", "data-testid": "toolBar" },
      h("div", { className: "tools", "aria-hidden": "true" }, ["▣", "☰", "☺", "◷"].map((icon) => h("span", { key: icon }, icon))),
      h("span", { className: "spring" }),
      h("span", { className: "quiet count" }, left < 60 ? String(left) : ""),
      thread && h("button", {
        type: "button",
        className: "round",
        "data-testid": "addButton",
        "aria-label": "Add post",
        disabled: empty,
        onClick: () => setParts((now) => [...now, EditorState.createEmpty()]),
      }, "+"),
      h("button", {
        type: "button",
        className: "primary",
        "data-testid": submitId,
        disabled: empty,
        "aria-disabled": empty ? "true" : undefined,
        onClick: submit,
      }, kind === "reply" ? "Reply" : parts.length > 1 ? "Post all" : "Post")));
}
