/** What the harness runs inside a page: looks, waits and measures, and never acts for the user. */
const inpage = (() => {
  /** What an element has inside: its open shadow root, or the page in a frame of ours. @param {Element | null} element @returns {Document | ShadowRoot | null} */
  const inside = (element) => element?.shadowRoot ?? /** @type {HTMLIFrameElement | null} */ (element)?.contentDocument ?? null;

  /** All roots: the document, every open shadow root in it and every frame, which fills the page. @param {Document | ShadowRoot} root @returns {(Document | ShadowRoot)[]} */
  const roots = (root) => {
    const inner = [...root.querySelectorAll("*")].map(inside).flatMap((each) => (each ? roots(each) : []));
    return [root, ...inner];
  };

  /** @param {Element} element */
  const visible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  /** @param {Element} element */
  const rect = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };

  /** The first visible match, also inside open shadow roots. @param {string} selector @returns {HTMLElement | undefined} */
  const find = (selector) => /** @type {HTMLElement | undefined} */ (
    roots(document).flatMap((root) => [...root.querySelectorAll(selector)]).find(visible));

  /** What may hold a surface of ours in a closed root: the whole tree need not be sent to find it. */
  const hosts = () => roots(document).flatMap((root) => [...root.querySelectorAll("[popover]")]).filter((each) => !each.shadowRoot);

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** @param {number} count */
  const frames = async (count) => {
    for (let painted = 0; painted < count; painted += 1) await frame();
  };

  /** Looks again at each frame. @template T @param {() => T | Promise<T>} look @param {number} timeout ms @returns {Promise<T | null>} */
  const until = async (look, timeout) => {
    const end = performance.now() + timeout;
    for (;;) {
      const seen = await look();
      if (seen) return seen;
      if (performance.now() > end) return null;
      await frame();
    }
  };

  /** The innermost element at a point, through open shadow roots and frames. @param {number} x @param {number} y */
  const under = (x, y) => {
    let element = document.elementFromPoint(x, y);
    for (let inner = inside(element)?.elementFromPoint(x, y); inner && inner !== element; inner = inside(element)?.elementFromPoint(x, y)) element = inner;
    return element;
  };

  /** Whether `inner` is in `outer`, through shadow roots. @param {Element} outer @param {Node | null} inner */
  const holds = (outer, inner) => {
    for (let node = inner; node; node = node.parentNode ?? /** @type {ShadowRoot} */ (node).host ?? null) if (node === outer) return true;
    return false;
  };

  /** Where a click would hit the element: there, still, and not covered. @param {string} selector @param {number} timeout ms */
  const target = async (selector, timeout) => {
    let why = "it is not there, or not visible";
    const found = await until(async () => {
      const element = find(selector);
      if (!element) return null;
      const before = rect(element);
      if (before.y < 0 || before.y + before.height > innerHeight) element.scrollIntoView({ block: "center", behavior: "instant" });
      const first = rect(element);
      await frame();
      const box = rect(element);
      if (first.x !== box.x || first.y !== box.y) return null;
      if (!holds(element, under(box.x + box.width / 2, box.y + box.height / 2))) {
        why = "something else lies over it";
        return null;
      }
      return box;
    }, timeout);
    return found ?? { why };
  };

  /** Words that a style sheet puts in: a string, or an attribute's value. @param {Element} element @param {string} place */
  const generated = (element, place) => {
    const { content } = getComputedStyle(element, place);
    const attribute = /^attr\(([\w-]+)\)/.exec(content);
    if (attribute) return element.getAttribute(attribute[1]) ?? "";
    // The computed value may be the string already, with CSS's own escapes; the attribute that it came from has none.
    return /^"/.test(content) ? (element.getAttribute("data-words") ?? content.slice(1, -1)) : "";
  };

  /** What a node shows, generated content too; a block stands on lines of its own. @param {Node} node @returns {string} */
  const shown = (node) => {
    if (node instanceof Text) return node.data.replace(/\s+/g, " ");
    if (!(node instanceof Element) || ["STYLE", "LINK", "SCRIPT", "TEMPLATE"].includes(node.tagName)) return "";
    const { display } = getComputedStyle(node);
    if (display !== "contents" && !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return "";
    const all = generated(node, "::before") + [...node.childNodes].map(shown).join("") + generated(node, "::after");
    return display.startsWith("inline") || display === "contents" ? all : `\n${all}\n`;
  };

  /** What a user reads in a root. @param {ShadowRoot} root */
  const text = (root) => [...root.childNodes].map(shown).join("").split("\n").map((line) => line.trim()).filter(Boolean).join("\n");

  /** Roles that elements have without saying so, as far as our surfaces and the pages need them (HTML-AAM). */
  const ROLES = { BUTTON: "button", A: "link", DIALOG: "dialog", TEXTAREA: "textbox", UL: "list", LI: "listitem", H1: "heading", H2: "heading", H3: "heading", SUMMARY: "button" };
  /** @param {Element} element */
  const role = (element) => element.getAttribute("role")
    ?? (element instanceof HTMLInputElement ? { checkbox: "checkbox", radio: "radio", button: "button", submit: "button" }[element.type] ?? "textbox" : undefined)
    ?? /** @type {Record<string, string>} */ (ROLES)[element.tagName] ?? "";

  /** The accessible name: labelled-by, label, content, title; what ACCNAME asks of plain markup. @param {Element} element @returns {string} */
  const name = (element) => {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).map((id) => root.getElementById(id)?.textContent ?? "");
    const label = /** @type {HTMLInputElement} */ (element).labels?.[0]?.textContent;
    const text = by.join(" ") || element.getAttribute("aria-label") || label || shown(element) || element.getAttribute("title") || "";
    return text.replace(/\s+/g, " ").trim();
  };

  /** @param {Element} element */
  const describe = (element) => ({
    tag: element.tagName.toLowerCase(),
    role: role(element),
    name: name(element),
    expanded: element.getAttribute("aria-expanded"),
    disabled: element.matches(":disabled, [aria-disabled='true']"),
    ...rect(element),
  });

  /** @param {ShadowRoot} root @param {{css: string, role?: string | null, name?: string | null}} wanted */
  const controls = (root, wanted) => [...root.querySelectorAll(wanted.css)]
    .filter((element) => visible(element) && (!wanted.role || role(element) === wanted.role) && (!wanted.name || name(element).includes(wanted.name)))
    .map(describe);

  /** @param {Document | ShadowRoot} root */
  const focused = (root) => {
    let element = root.activeElement;
    for (let inner = inside(element)?.activeElement; inner; inner = inside(element)?.activeElement) element = inner;
    return element && describe(element);
  };

  return { find, hosts, until, target, rect, text, controls, focused, frames };
})();
