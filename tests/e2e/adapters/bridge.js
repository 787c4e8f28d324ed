/**
 * Lets a test in the page's world ask the adapters, which stand in the extension's: what is tested is the isolation that
 * they really run in.
 */
const bridge = (() => {
  /**
   * The first match, also in open shadow roots.
   *
   * @param {string} selector
   * @param {Document | ShadowRoot} root
   * @returns {Element | null}
   */
  const find = (selector, root = document) => {
    const found = root.querySelector(selector);
    if (found) return found;
    const shadows = [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return shadows.map((shadow) => find(selector, shadow)).find((match) => match) ?? null;
  };

  /** @param {string} selector */
  const editor = (selector) => {
    const found = editorOf(find(selector));
    if (!found) throw new Error(`no editor at ${selector}`);
    return found;
  };

  return {
    /** The engine of the box, found from its innermost node; null where another box or none is found. @param {string} selector */
    name: (selector) => {
      const box = find(selector);
      let node = /** @type {Node | null} */ (box);
      while (node?.firstChild) node = node.firstChild;
      const found = editorOf(node);
      return found && found.box === box ? found.adapter.name : null;
    },
    /** @param {string} selector */
    text: (selector) => {
      const { box, adapter } = editor(selector);
      return adapter.read(box).text;
    },
    /** @param {string} selector @param {number} start @param {number} end */
    ranges: (selector, start, end) => {
      const { box, adapter } = editor(selector);
      return adapter.read(box).ranges(start, end).map((range) => {
        const image = range.cloneContents().querySelector("img");
        return image ? image.alt : range.toString();
      });
    },
    /** @param {string} selector @param {[number, number, string][]} edits     all begun at once */
    replace: (selector, ...edits) => {
      const { box, adapter } = editor(selector);
      return Promise.all(edits.map((edit) => adapter.replace(box, ...edit)));
    },
    /** @param {string} selector */
    caret: (selector) => {
      const { box, adapter } = editor(selector);
      return Writing.caret(box, adapter.read(box));
    },
    /** @param {string} selector @param {number} start @param {number} end */
    select: async (selector, start, end) => {
      const { box, adapter } = editor(selector);
      await Writing.select(box, adapter.read(box), start, end);
    },
    /** Milliseconds for one reading. @param {string} selector @param {number} times */
    time: (selector, times) => {
      const { box, adapter } = editor(selector);
      const begun = performance.now();
      for (let count = 0; count < times; count += 1) adapter.read(box);
      return (performance.now() - begun) / times;
    },
  };
})();

window.addEventListener("message", async ({ data }) => {
  if (!data?.ask) return;
  try {
    const value = await bridge[/** @type {keyof typeof bridge} */ (data.ask)](...data.with);
    window.postMessage({ answer: data.id, value });
  } catch (error) {
    window.postMessage({ answer: data.id, error: String(error) });
  }
});
