/** A Lexical box with Facebook's attributes. */
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $getRoot, COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND, createEditor } from "lexical";

import { h } from "../dom.js";
import { register } from "../practice.js";

/** The pause in typing, in milliseconds, after which a new undo step begins: the default of Lexical's own plugin is 300. */
const STEP = 300;

/**
 * @typedef {object} Options
 * @property {string} id
 * @property {string} label
 * @property {boolean} [plain]                                plain text: one paragraph, soft breaks
 * @property {(event: KeyboardEvent) => boolean} onEnter      true: the key is used up
 * @property {(text: string) => void} onChange
 *
 * @param {Options} options
 */
export function lexicalBox({ id, label, plain, onEnter, onChange }) {
  const box = h("div", {
    "class": "lexical",
    contenteditable: "true",
    role: "textbox",
    "aria-label": label,
    "aria-placeholder": label,
    "aria-multiline": "true",
    spellcheck: "true",
    tabindex: "0",
  });
  const placeholder = h("div", { class: "placeholder", "aria-hidden": "true" }, label);
  const element = h("div", { class: "field", "data-practice": id }, box, placeholder);
  const editor = createEditor({
    namespace: id,
    theme: { paragraph: "line" },
    onError: (error) => {
      throw error;
    },
  });
  const history = createEmptyHistoryState();
  editor.setRootElement(box);
  (plain ? registerPlainText : registerRichText)(editor);
  registerHistory(editor, history, STEP);
  editor.update(() => {
    if ($getRoot().isEmpty()) $getRoot().append($createParagraphNode());
  }, { discrete: true, tag: "history-merge" });

  const text = () => editor.getEditorState().read(() => $getRoot().getChildren().map((block) => block.getTextContent()).join("\n"));
  editor.registerCommand(KEY_ENTER_COMMAND, (event) => {
    if (!event || event.isComposing || !onEnter(event)) return false;
    event.preventDefault();
    return true;
  }, COMMAND_PRIORITY_HIGH);
  editor.registerUpdateListener(() => {
    placeholder.hidden = text() !== "";
    onChange(text());
  });
  register(id, { text, undo: () => history.undoStack.length });
  return { element, box, text, editor };
}
