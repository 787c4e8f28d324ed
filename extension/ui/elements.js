/**
 * The elements that all surfaces are made of. Nothing here listens or decides: a control carries the name of its action in
 * `data-action` and what it is about in `data-about`, and the layer does the rest.
 */
const Elements = {
  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {...Node} children
   */
  make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  },

  /**
   * Words as generated content. A page reads selected text with `getSelection().toString()` and asks
   * `window.find()` whether a sentence is on the screen, and both reach into closed roots; generated
   * content is outside of both, and is drawn and read aloud like any other text.
   *
   * @param {string} tag
   * @param {string} text
   * @param {Record<string, string>} attributes
   */
  words(tag, text, attributes = {}) {
    return Elements.make(tag, { ...attributes, "data-words": text });
  },

  /**
   * @param {string} action
   * @param {string} look   main, plain, small or ""
   * @param {{about?: Record<string, string>, text?: string, key?: string}} [more]   what it is about; its words, if not its action's; what
   *   tells it from others of its action
   */
  button(action, look = "", { about = {}, text = Messages.say(`action_${action}`), key = "" } = {}) {
    const told = { "data-action": action, "data-key": `${action} ${key}`, "data-about": JSON.stringify(about) };
    return Elements.words("button", text, { type: "button", class: look, "aria-label": text, ...told });
  },

  /**
   * @param {string} text
   * @param {Node[]} content
   * @param {{name: string, open?: boolean, look?: string, quote?: boolean, one?: string}} as   `name` keeps it unfolded when the card is
   *   drawn anew; of those with the same `one` at most one is open
   */
  fold(text, content, { name, open = false, look = "", quote = false, one }) {
    const label = Elements.words("span", quote ? `“${text}”` : text, quote ? { class: "draft" } : {});
    const summary = Elements.make("summary", { "aria-label": text, "data-key": `fold ${name}` }, Marks.draw("more"), label);
    const attributes = { "data-fold": name, class: look, ...(open ? { open: "" } : {}), ...(one ? { name: one } : {}) };
    return Elements.make("details", attributes, summary, ...content);
  },

  /**
   * @param {string} name
   * @param {string[]} sentences
   */
  list(name, sentences) {
    const items = sentences.map((text) => Elements.make("li", {}, Elements.words("span", text)));
    return Elements.make("ul", { class: name }, ...items);
  },
};
