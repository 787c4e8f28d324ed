/** A TipTap box as LinkedIn's newer comments have it, and the ProseMirror of its articles, which lacks TipTap's class name. */
import { Editor, Node, mergeAttributes } from "@tiptap/core";
import { undoDepth } from "@tiptap/pm/history";
import { StarterKit } from "@tiptap/starter-kit";

import { h } from "../dom.js";
import { register } from "../practice.js";

/** Somebody mentioned, and a picture, as articles have them: both come with what is pasted. */
const Mention = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ name: { default: "", parseHTML: (element) => element.dataset.name, renderHTML: ({ name }) => ({ "data-name": name }) } }),
  parseHTML: () => [{ tag: "span[data-name]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { contenteditable: "false" }), node.attrs.name],
  renderText: ({ node }) => node.attrs.name,
});
const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: () => ["figure", ["img", { src: "data:," }]],
});

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
    extensions: [StarterKit.configure({ heading: false, codeBlock: false, blockquote: false, bulletList: false, orderedList: false, horizontalRule: false, link: false }), Mention, Picture],
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
