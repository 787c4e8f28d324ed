/** The list of people that opens on "@" in a comment; Enter picks, and does not submit. */
import { $getSelection, $isRangeSelection, $isTextNode, COMMAND_PRIORITY_HIGH, KEY_ESCAPE_COMMAND } from "lexical";

import { h } from "../dom.js";
import { posts } from "../people.js";

/** The "@word" before the caret. Runs inside a read or an update. */
function $mention() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return null;
  const match = /(?:^|\s)@(\w*)$/.exec(node.getTextContent().slice(0, selection.anchor.offset));
  return match && { node, word: match[1], end: selection.anchor.offset };
}

let lists = 0;

export function mentionList() {
  const id = `mentions-${(lists += 1)}`;
  const element = h("ul", { class: "typeahead", role: "listbox", id, hidden: true });
  /** @type {any} */
  let field = null;

  const close = () => {
    element.hidden = true;
    field.box.removeAttribute("aria-activedescendant");
    field.box.removeAttribute("aria-controls");
  };
  const show = () => {
    const at = field.editor.getEditorState().read($mention);
    const people = at ? posts.filter((person) => person.name.toLowerCase().startsWith(at.word.toLowerCase())) : [];
    if (!people.length) return close();
    element.replaceChildren(...people.map((person, index) => h("li", { role: "option", id: `${id}-${index}`, "aria-selected": String(index === 0) }, person.name)));
    element.hidden = false;
    field.box.setAttribute("aria-controls", id);
    field.box.setAttribute("aria-activedescendant", `${id}-0`);
  };

  return {
    element,
    /** @param {any} box */
    watch(box) {
      field = box;
      field.editor.registerUpdateListener(({ tags }) => (tags.has("mention") ? close() : show()));
      field.editor.registerCommand(KEY_ESCAPE_COMMAND, () => {
        if (element.hidden) return false;
        close();
        return true;
      }, COMMAND_PRIORITY_HIGH);
    },
    /** Puts the first person in. @returns {boolean} whether a list was open */
    pick() {
      if (element.hidden) return false;
      const name = element.firstElementChild.textContent;
      field.editor.update(() => {
        const at = $mention();
        if (!at) return;
        const start = at.end - at.word.length - 1;
        at.node.spliceText(start, at.end - start, `${name} `, true);
      }, { tag: "mention" });
      return true;
    },
  };
}
