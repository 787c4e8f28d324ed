/** A TipTap box as LinkedIn's newer comments have it, and the ProseMirror of its articles, which lacks TipTap's class name. */
import { Editor } from "@tiptap/core";
import { undoDepth } from "@tiptap/pm/history";
import { StarterKit } from "@tiptap/starter-kit";

import { h } from "../dom.js";
import { register } from "../practice.js";

/**
 * @param {{id: string, label: string, onChange: (text: string) => void, onSubmit: () => void, isArticle?: boolean}} options
 */
export function tiptapBox({ id, label, onChange, onSubmit, isArticle }) {
  const element = h("div", { class: "field", "data-practice": id });
  const placeholder = h("div", { class: "placeholder", "aria-hidden": "true" }, label);
  const text = () => editor.getText({ blockSeparator: "\n" });
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: [StarterKit.configure({ heading: false, codeBlock: false, blockquote: false, bulletList: false, orderedList: false, horizontalRule: false, link: false })],
    editorProps: {
      attributes: { role: "textbox", "aria-label": label, "aria-multiline": "true", "aria-placeholder": label },
      handleKeyDown: (_view, event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
        onSubmit();
        return true;
      },
    },
    onUpdate: () => {
      placeholder.hidden = text() !== "";
      onChange(text());
    },
  });
  element.append(placeholder);
  if (isArticle) {
    editor.view.dom.classList.remove("tiptap");
    editor.view.dom.setAttribute("data-test-article-editor-content-textbox", "");
  }
  register(id, { text, undo: () => undoDepth(editor.state) });
  return { element, text, focus: () => editor.commands.focus() };
}
