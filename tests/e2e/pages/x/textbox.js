/** One Draft.js box with X's attributes and its list of people that opens on "@". */
import { Editor, EditorState, Modifier, getDefaultKeyBinding } from "draft-js";
import React from "react";

import { posts } from "../people.js";
import { register, unregister } from "../practice.js";

const h = React.createElement;

/** The "@word" that the caret stands behind. @param {EditorState} state */
function mention(state) {
  const selection = state.getSelection();
  if (!selection.isCollapsed()) return null;
  const block = state.getCurrentContent().getBlockForKey(selection.getAnchorKey());
  const match = /(?:^|\s)@(\w*)$/.exec(block.getText().slice(0, selection.getAnchorOffset()));
  if (!match) return null;
  const people = posts.filter((person) => person.handle.startsWith(match[1].toLowerCase()));
  if (!people.length) return null;
  return { start: selection.getAnchorOffset() - match[1].length - 1, end: selection.getAnchorOffset(), people };
}

/** @param {EditorState} state @param {NonNullable<ReturnType<typeof mention>>} at @param {string} handle */
function mentioned(state, at, handle) {
  const range = state.getSelection().merge({ anchorOffset: at.start, focusOffset: at.end });
  const content = Modifier.replaceText(state.getCurrentContent(), range, `@${handle} `);
  return EditorState.push(state, content, "insert-characters");
}

/**
 * @param {{id: string, testId: string, label: string, placeholder: string, state: EditorState, autoFocus?: boolean,
 *   onChange: (state: EditorState) => void, onSubmit: () => void, bareEnter?: boolean}} props
 */
export function TextBox({ id, testId, label, placeholder, state, autoFocus, onChange, onSubmit, bareEnter }) {
  const latest = React.useRef(state);
  latest.current = state;
  const editor = React.useRef(null);
  const [active, setActive] = React.useState(0);
  const [closed, setClosed] = React.useState(false);

  React.useEffect(() => {
    const entry = {
      text: () => latest.current.getCurrentContent().getPlainText("\n"),
      undo: () => latest.current.getUndoStack().size,
    };
    register(id, entry);
    return () => unregister(id, entry);
  }, [id]);
  React.useEffect(() => {
    if (autoFocus) editor.current.focus();
  }, [autoFocus]);

  const at = closed ? null : mention(state);
  const chosen = at ? Math.min(active, at.people.length - 1) : 0;
  const pick = (index) => {
    setActive(0);
    onChange(mentioned(latest.current, at, at.people[index].handle));
  };

  /** @param {React.KeyboardEvent} event */
  const keyBinding = (event) => {
    if (at && event.key === "ArrowDown") return "list-next";
    if (at && event.key === "ArrowUp") return "list-previous";
    if (at && event.key === "Escape") return "list-close";
    return getDefaultKeyBinding(event);
  };
  const onCommand = (command) => {
    if (!command.startsWith("list-")) return "not-handled";
    if (command === "list-close") setClosed(true);
    else setActive((chosen + (command === "list-next" ? 1 : at.people.length - 1)) % at.people.length);
    return "handled";
  };
  const onReturn = (event) => {
    if (event.ctrlKey || event.metaKey) onSubmit();
    else if (at) pick(chosen);
    else if (bareEnter && !event.shiftKey) onSubmit();
    else return "not-handled";
    return "handled";
  };

  return h("div", { className: "textbox", "data-practice": id },
    h(Editor, {
      ref: editor,
      editorState: state,
      onChange: (next) => {
        if (next.getCurrentContent() !== state.getCurrentContent()) setClosed(false);
        onChange(next);
      },
      keyBindingFn: keyBinding,
      handleKeyCommand: onCommand,
      handleReturn: onReturn,
      placeholder,
      stripPastedStyles: true,
      webDriverTestID: testId,
      ariaLabel: label,
      role: "textbox",
      ariaMultiline: true,
      ariaAutoComplete: "list",
      ariaControls: at ? `typeahead-${id}` : undefined,
      ariaExpanded: undefined,
      ariaActiveDescendantID: at ? `typeahead-${id}-${chosen}` : undefined,
      spellCheck: true,
    }),
    at && h("div", { className: "typeahead", role: "listbox", id: `typeahead-${id}` },
      at.people.map((person, index) => h("div", {
        key: person.handle,
        id: `typeahead-${id}-${index}`,
        role: "option",
        "aria-selected": index === chosen,
        "data-testid": "typeaheadResult",
        onMouseDown: (event) => event.preventDefault(),
        onClick: () => pick(index),
      }, h("strong", null, person.name), h("span", { className: "quiet" }, ` @${person.handle}`)))));
}
