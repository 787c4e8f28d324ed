// Site: what the selectors in `sites/` say about the page at hand. Reads the DOM, changes nothing.

/**
 * The first of `selectors` that finds an element with text, and that text.
 * @param {Element} container
 * @param {string[]} selectors
 * @param {Element} box         never read: the draft does not answer itself
 */
function textOfFirst(container, selectors, box) {
  for (const selector of selectors) {
    for (const element of container.querySelectorAll(selector)) {
      if (element.contains(box) || box.contains(element)) continue;
      const text = (element.textContent ?? "").trim();
      if (text) return text;
    }
  }
  return "";
}

/** What holds one composer at most: a search for its parts ends here. */
const COMPOSER_LIMIT = '[role="dialog"], dialog, [role="article"], article, [aria-posinset], [data-urn], [role="listitem"][componentkey]';

/** What a chat that is open elsewhere on the page is not in. */
const BESIDE_LIMIT = `${COMPOSER_LIMIT}, form, main, [role="main"], [role="complementary"]`;

class Site {
  /** @param {SiteData} data */
  constructor(data) {
    this.data = data;
    this.submitSelector = data.submit.join(", ");
    this.notSubmitSelector = data.notSubmit.join(", ");
    this.ignoreSelector = data.ignore.join(", ");
  }

  /**
   * @param {string} hostname
   * @returns {Site | null}
   */
  static of(hostname) {
    const data = Object.values(SITES).find(({ hosts }) => hosts.includes(hostname));
    return data ? new Site(data) : null;
  }

  /**
   * The compose box that an event's path leads through, or null: not one, or one to be left alone.
   * @param {EventTarget[]} path
   * @returns {HTMLElement | null}
   */
  boxIn(path) {
    for (const node of path) {
      if (node instanceof HTMLElement && node.matches(this.data.box)) return this.isIgnored(node) ? null : node;
    }
    return null;
  }

  /** Whether every box on the page at hand is to be left alone. */
  isIgnoredPage() {
    const { pathname } = location; // an account may be called "messagesofhope"
    return this.data.ignorePaths?.some((path) => pathname === path || pathname.startsWith(`${path}/`)) ?? false;
  }

  /** @param {Element} box */
  isIgnored(box) {
    return this.isIgnoredPage() || closestAcross(box, this.ignoreSelector) !== null || this.isBesideIgnored(box);
  }

  /**
   * Whether a box stands beside what makes it something else.
   * @param {Element} box
   */
  isBesideIgnored(box) {
    const { ignoreBeside } = this.data;
    if (!ignoreBeside || !document.querySelector(ignoreBeside)) return false;
    for (let at = parentOf(box); at && at !== document.body; at = parentOf(at)) {
      if (at.querySelector(ignoreBeside)) return true;
      if (at.matches(BESIDE_LIMIT)) return false;
    }
    return false;
  }

  /**
   * The compose boxes under a node, in document order, also inside its open shadow roots.
   * @param {Element} scope
   * @returns {HTMLElement[]}
   */
  boxesUnder(scope) {
    const found = [...scope.querySelectorAll(this.data.box)];
    if (scope.shadowRoot) found.push(...scope.shadowRoot.querySelectorAll(this.data.box));
    return found.filter((box) => box instanceof HTMLElement && !this.isIgnored(box)).map((box) => /** @type {HTMLElement} */ (box));
  }

  /**
   * The element in an event's path that posts, unless it is disabled.
   * @param {EventTarget[]} path
   * @returns {HTMLElement | null}
   */
  submitIn(path) {
    for (const node of path) {
      if (node instanceof HTMLElement && node.matches(this.submitSelector) && this.isSubmit(node)) return node;
    }
    return null;
  }

  /** @param {HTMLElement} element */
  isSubmit(element) {
    if (this.notSubmitSelector && element.matches(this.notSubmitSelector)) return false;
    return !element.hasAttribute("disabled") && element.getAttribute("aria-disabled") !== "true";
  }

  /**
   * The boxes that a submit element posts: those under its nearest ancestor that has any, within its dialog or entry.
   * @param {HTMLElement} submit
   * @returns {HTMLElement[]}
   */
  boxesOf(submit) {
    for (let at = parentOf(submit); at; at = parentOf(at)) {
      const boxes = this.boxesUnder(at);
      if (boxes.length > 0) return boxes;
      if (at.matches(COMPOSER_LIMIT)) return [];
    }
    return [];
  }

  /**
   * What posts this box, and no other, when clicked, enabled or not; null where the page is not understood.
   * @param {HTMLElement} box
   * @returns {HTMLElement | null}
   */
  submitOf(box) {
    for (let at = parentOf(box); at && at !== document.body; at = parentOf(at)) {
      for (const element of at.querySelectorAll(this.submitSelector)) {
        if (element instanceof HTMLElement && this.posts(element, box)) return element;
      }
      if (at.matches(COMPOSER_LIMIT)) return null;
    }
    return null;
  }

  /**
   * @param {HTMLElement} element     matches the submit selector
   * @param {HTMLElement} box
   */
  posts(element, box) {
    if (this.notSubmitSelector && element.matches(this.notSubmitSelector)) return false;
    // Of a button in a wrapper that both match, only the button reacts to a click.
    return element.querySelector(this.submitSelector) === null && this.boxesOf(element).includes(box);
  }

  /**
   * The box of the composer that an event's path leads through beside its text, as on a button for pictures: a chord may post
   * there as well. Null elsewhere, as in a search.
   * @param {EventTarget[]} path
   * @returns {HTMLElement | null}
   */
  boxBeside(path) {
    const target = path[0];
    if (!(target instanceof HTMLElement)) return null;
    const [box] = this.boxesOf(target);
    const around = box && this.composerOf(box);
    return around && path.includes(around) ? box : null;
  }

  /**
   * The nearest element that holds a box and what posts it; null where the page is not understood.
   * @param {HTMLElement} box
   * @returns {Element | null}
   */
  composerOf(box) {
    const submit = this.submitOf(box);
    for (let at = submit && parentOf(box); at; at = parentOf(at)) {
      if (at.contains(submit)) return at;
    }
    return null;
  }

  /**
   * @param {HTMLElement} box
   * @returns {SurfaceName}
   */
  surfaceOf(box) {
    const holds = (/** @type {SurfaceRule} */ rule) => {
      if (rule.path && !location.pathname.includes(rule.path)) return false;
      if (!rule.inside) return true;
      const around = closestAcross(box, rule.inside);
      return around !== null && (!rule.holding || around.querySelector(rule.holding) !== null);
    };
    return this.data.surfaces.find(holds)?.surface ?? "post";
  }

  /**
   * Whether a key event in a box posts there. An Enter that belongs to an input method or to an open list does not.
   * @param {KeyboardEvent} event
   * @param {HTMLElement} box
   */
  isSubmitKey(event, box) {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
    const keys = this.data.keys[this.surfaceOf(box)] ?? [];
    if (event.ctrlKey || event.metaKey) return keys.includes("mod+Enter");
    if (event.shiftKey) return false;
    const listOpen = Boolean(box.getAttribute("aria-activedescendant")) || box.getAttribute("aria-expanded") === "true";
    return keys.includes("Enter") && !listOpen;
  }

  /**
   * What a reply or comment answers, as "author: text"; null for a post, or where nothing is found.
   * @param {HTMLElement} box
   * @returns {string | null}
   */
  answered(box) {
    if (this.surfaceOf(box) === "post") return null;
    for (const rule of this.data.answered) {
      const container = answeredContainer(box, rule);
      if (!container) continue;
      const text = textOfFirst(container, rule.text, box);
      const author = textOfFirst(container, rule.author, box);
      if (text || author) return [author, text].filter(Boolean).join(": ").slice(0, 10_000);
    }
    return null;
  }
}

/**
 * @param {HTMLElement} box
 * @param {AnsweredRule} rule
 * @returns {Element | null}
 */
function answeredContainer(box, rule) {
  if (!rule.within) return closestAcross(box, rule.container);
  const scope = closestAcross(box, rule.within);
  if (!scope) return null;
  const before = [...scope.querySelectorAll(rule.container)].filter(
    (element) => element.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return before.at(-1) ?? null;
}
