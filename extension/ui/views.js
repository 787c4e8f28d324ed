/**
 * Summaries and states as elements. Nothing here listens or decides: a control carries the name of its
 * action in `data-action`, and the layer does the rest.
 *
 * @typedef {"off" | "watching" | "nothing" | "reading" | "caution" | "stop" | "away" | "locked" | "elsewhere"
 *   | "conduct" | "partly" | "unread"} BadgeState
 * @typedef {"away" | "unread" | "too_large" | "locked" | "not_posted" | "press_again" | "checking"
 *   | "write_failed" | "write_partly"} NoticeKind
 * @typedef {{kind: NoticeKind, message?: string, code?: string}} NoticeModel   `code`: why the companion is away
 */
const Views = (() => {
  /** @type {Partial<Record<NoticeKind, string[]>>} the notices that hold a post, and the choices they give */
  const CHOICES = {
    away: ["edit", "wait", "post"],
    unread: ["edit", "wait", "post"],
    locked: ["edit", "wait", "post"],
    too_large: ["edit", "post"],
  };

  /** @type {Partial<Record<BadgeState, string>>} */
  const TONES = { stop: "stop", caution: "caution", conduct: "caution" };

  /** @type {NoticeKind[]} the others that a person puts away; the rest leave by themselves */
  const STAYING = ["not_posted", "write_failed", "write_partly"];

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {...Node} children
   */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /**
   * Words as generated content. A page reads selected text with `getSelection().toString()` and asks
   * `window.find()` whether a sentence is on the screen, and both reach into closed roots; generated
   * content is outside of both, and is drawn and read aloud like any other text.
   *
   * @param {string} tag
   * @param {string} text
   * @param {Record<string, string>} attributes
   */
  function words(tag, text, attributes = {}) {
    return element(tag, { ...attributes, "data-words": text });
  }

  /**
   * @param {string} action
   * @param {string} look   main, plain or ""
   */
  function button(action, look = "") {
    const text = Messages.say(`action_${action}`);
    return words("button", text, { type: "button", class: look, "data-action": action, "aria-label": text });
  }

  /**
   * @param {string} text
   * @param {"stop" | "caution" | "away" | "locked"} mark
   */
  function head(text, mark) {
    const tone = mark === "stop" ? "tone-stop" : "tone-caution";
    const drawing = element("span", { class: tone }, Marks.draw(mark));
    return element("h2", { class: "head", "aria-label": text }, drawing, words("span", text));
  }

  /**
   * @param {string} text
   * @param {Node} content
   * @param {boolean} open
   * @param {string} name   keeps it unfolded when the card is drawn anew
   */
  function fold(text, content, open, name) {
    const summary = element("summary", { "aria-label": text }, Marks.draw("more"), words("span", text));
    return element("details", { "data-fold": name, ...(open ? { open: "" } : {}) }, summary, content);
  }

  /** @param {SummaryView["groups"]} groups */
  function details(groups) {
    const rows = groups.flatMap(({ label, words: quoted, more }) => [
      words("dt", label),
      element(
        "dd",
        {},
        ...quoted.map((text) => element("div", {}, words("span", `“${text}”`, { class: "draft" }))),
        ...(more ? [words("div", Messages.say("card_more", String(more)), { class: "help" })] : []),
      ),
    ]);
    return element("dl", { class: "group" }, ...rows);
  }

  /**
   * @param {string} name
   * @param {string[]} sentences
   */
  function list(name, sentences) {
    return element("ul", { class: name }, ...sentences.map((text) => element("li", {}, words("span", text))));
  }

  /** @param {Change[]} changes */
  function preview(changes) {
    const tags = { gone: "del", new: "ins", same: "span", skipped: "span" };
    const parts = changes.map(({ kind, text }) => {
      const changed = kind === "gone" || kind === "new";
      const told = changed ? [words("span", `${Messages.say(`diff_${kind}`)} `, { class: "unseen" })] : [];
      return element(tags[kind], kind === "skipped" ? { class: "skipped" } : {}, ...told, words("span", text));
    });
    return element("div", { class: "preview draft" }, ...parts);
  }

  /**
   * @param {SummaryView} view
   * @param {boolean} held   a hold shows the rules and the new wording unfolded: the person has to choose now
   */
  function body(view, held) {
    const said = element("div", { class: "said" });
    const folds = [];
    const rules = view.rules.length ? list("rules", view.rules) : null;
    const open = held || view.groups.length === 0;
    if (held) said.append(words("p", Messages.say("hold_state"), { class: "help" }));
    if (view.groups.length) said.append(details(view.groups));
    if (rules && open) said.append(rules);
    if (view.deadEnd) said.append(words("p", view.deadEnd));
    if (view.changes.length) folds.push(fold(Messages.say("card_preview"), preview(view.changes), held, "preview"));
    const why = [...(view.why.length ? [list("why", view.why)] : []), ...(rules && !open ? [rules] : [])];
    if (why.length) folds.push(fold(Messages.say("card_why"), element("div", {}, ...why), false, "why"));
    return element("div", { class: "text" }, said, ...folds);
  }

  /**
   * @param {HTMLElement} heading
   * @param {HTMLElement} text   what in it is of the class `said` describes the dialog to a screen reader
   * @param {HTMLElement[]} buttons
   */
  function dialog(heading, text, buttons) {
    (text.querySelector(".said") ?? text).id = "said";
    const name = heading.getAttribute("aria-label") ?? "";
    const role = { role: "alertdialog", "aria-modal": "true", "aria-label": name, "aria-describedby": "said" };
    const attributes = { class: "hold", ...role };
    const made = element("dialog", attributes, heading, text, element("div", { class: "buttons" }, ...buttons));
    return /** @type {HTMLDialogElement} */ (made);
  }

  return {
    /** @param {BadgeState} state */
    badge(state) {
      const tone = TONES[state] ?? "quiet";
      const text = Messages.say(`badge_${state}`);
      const attributes = { type: "button", class: `badge tone-${tone}`, "data-action": "open" };
      const name = { "aria-label": Messages.say("badge_name", text) };
      return element("button", { ...attributes, ...name }, Marks.draw(state), words("span", text));
    },

    /** @param {SummaryView} view */
    card(view) {
      const links = element("div", { class: "links" }, button("wrong", "plain"), button("dismiss", "plain"));
      const buttons = view.changes.length ? [button("redact", "main"), links] : [links];
      const name = { class: "card", role: "region", "aria-label": Messages.say("card_name") };
      const foot = element("div", { class: "buttons" }, ...buttons);
      return element("section", name, head(view.headline, view.tone), body(view, false), foot);
    },

    /** @param {SummaryView} view */
    hold(view) {
      const redact = view.changes.length ? [button("redact")] : [];
      const buttons = [button("edit", "main"), ...redact, button("post", "plain")];
      return dialog(head(view.headline, view.tone), body(view, true), buttons);
    },

    /** @param {NoticeModel} model */
    holds(model) {
      return CHOICES[model.kind] !== undefined;
    },

    /** @param {NoticeModel} model   one that holds */
    choice(model) {
      const key = `notice_${model.kind}`;
      const help = Messages.say(`${key}_${model.code}_help`) || Messages.say(`${key}_help`);
      const parts = [words("p", help)];
      if (model.message) parts.push(words("p", model.message, { class: "help draft" }));
      /** @type {Record<string, string>} */
      const looks = { edit: "main", post: "plain" };
      const buttons = (CHOICES[model.kind] ?? []).map((name) => button(name, looks[name] ?? ""));
      const mark = model.kind === "locked" ? "locked" : "away";
      return dialog(head(Messages.say(key), mark), element("div", { class: "text said" }, ...parts), buttons);
    },

    /** @param {NoticeModel} model   one that does not hold */
    note(model) {
      const hide = STAYING.includes(model.kind) ? [button("dismiss")] : [];
      const mark = element("span", { class: model.kind === "checking" ? "tone-quiet" : "tone-caution" });
      mark.append(Marks.draw(model.kind === "checking" ? "reading" : "caution"));
      return element("div", { class: "note" }, mark, words("span", Messages.say(`notice_${model.kind}`)), ...hide);
    },

    /** @param {string} text */
    announcement(text) {
      return words("span", text);
    },

    /** @returns {HTMLElement} where line and card stand, one under the other */
    stack() {
      return element("div", { class: "stack" });
    },

    /** @returns {HTMLElement} holds all surfaces; first in it a place that screen readers watch for news */
    frame() {
      const news = element("div", { class: "news unseen", role: "status", "aria-live": "polite" });
      return element("div", { class: "frame", dir: Messages.direction(), lang: Messages.language() }, news);
    },
  };
})();
