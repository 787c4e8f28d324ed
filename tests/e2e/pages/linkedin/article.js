/** LinkedIn's editor of articles: a title, ProseMirror, "Next" above, and then the share box with "Publish". */
import { h } from "../dom.js";
import { post } from "../practice.js";
import { share } from "./composer.js";
import { tiptapBox } from "./tiptap.js";

export function articleEditor() {
  const publish = () => {
    if (!field.text().trim()) return;
    post("post", field.text());
    editor.replaceWith(h("p", {}, "Published"));
  };
  const next = () => {
    const close = () => mask.remove();
    const { element } = share("article-intro", close, { label: "Publish", publish });
    const mask = h("div", { class: "artdeco-modal-overlay mask" }, h("div", { role: "dialog", "aria-label": "Share", class: "dialog share-box" }, element));
    document.body.append(mask);
  };
  const onward = h("button", { type: "button", class: "article-editor-nav__publish artdeco-button primary", disabled: true, onclick: next }, "Next");
  const field = tiptapBox({
    id: "article",
    label: "Article editor content",
    isArticle: true,
    onSubmit: publish,
    onChange: (text) => (onward.disabled = !text.trim()),
  });
  const editor = h("div", { class: "article" },
    h("div", { class: "article-editor-nav bar" }, h("strong", {}, "Article, practice"), h("span", { class: "spring" }), onward),
    h("main", { role: "main", class: "card" },
      h("textarea", { id: "article-editor-headline__textarea", class: "field", placeholder: "Title" }),
      field.element));
  return editor;
}
