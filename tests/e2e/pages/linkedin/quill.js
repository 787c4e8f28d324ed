/** A Quill box as LinkedIn has it. */
import Quill from "quill";

import { h } from "../dom.js";
import { register } from "../practice.js";
import { selectInside } from "./shadow_selection.js";

/**
 * @param {{id: string, label: string, onChange: (text: string) => void, onSubmit: () => void, shadow?: ShadowRoot}} options
 */
export function quillBox({ id, label, onChange, onSubmit, shadow }) {
  const container = h("div", { class: "ql-box" });
  const element = h("div", {
    class: "field",
    "data-practice": id,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
    },
  }, container);
  const quill = new Quill(container, { placeholder: label, formats: ["bold", "italic", "link"], modules: { toolbar: false } });
  Object.entries({ role: "textbox", "aria-label": label, "aria-multiline": "true", "aria-placeholder": label, "data-placeholder": label })
    .forEach(([name, value]) => quill.root.setAttribute(name, value));
  if (shadow) selectInside(quill, shadow);
  const text = () => quill.getText().replace(/\n$/, "");
  quill.on("text-change", () => onChange(text()));
  register(id, { text, undo: () => quill.history.stack.undo.length });
  return { element, text, focus: () => quill.root.focus() };
}
