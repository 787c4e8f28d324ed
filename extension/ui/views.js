/**
 * Summaries and states as elements.
 *
 * @typedef {"off" | "watching" | "nothing" | "reading" | "caution" | "stop" | "away" | "locked" | "elsewhere"
 *   | "conduct" | "partly" | "unread"} BadgeState
 * @typedef {"away" | "unread" | "too_large" | "locked" | "not_posted" | "press_again" | "checking"
 *   | "write_failed" | "write_partly" | "changed" | "list_locked"} NoticeKind
 * @typedef {{kind: NoticeKind, message?: string, code?: string}} NoticeModel   `code`: why the companion is away
 */
const Views = (() => {
  /** @type {Partial<Record<NoticeKind, string[]>>} the notices that hold a post, and the choices they give */
  const CHOICES = {
    away: ["edit", "wait", "post"],
    unread: ["edit", "wait", "post"],
    locked: ["edit", "unlock", "wait", "post"],
    too_large: ["edit", "post"],
  };

  /** @type {Partial<Record<BadgeState, string>>} */
  const TONES = { stop: "stop", caution: "caution", conduct: "caution" };

  /** @type {NoticeKind[]} the others that a person puts away; the rest leave by themselves */
  const STAYING = ["not_posted", "write_failed", "write_partly", "changed", "list_locked"];

  /** @type {Partial<Record<NoticeKind, string>>} what can be done about them */
  const REMEDIES = { changed: "undo", list_locked: "unlock" };

  /** @type {Partial<Record<NoticeKind, "reading" | "done" | "locked">>} those that warn of nothing in the draft, with their drawing */
  const QUIET = { checking: "reading", changed: "done", list_locked: "locked" };

  const { make, words, button } = Elements;

  /**
   * @param {string} text
   * @param {"stop" | "caution" | "away" | "locked"} mark
   */
  function head(text, mark) {
    const tone = mark === "stop" ? "tone-stop" : "tone-caution";
    const drawing = make("span", { class: tone }, Marks.draw(mark));
    return make("h2", { class: "head", "aria-label": text }, drawing, words("span", text));
  }

  /**
   * @param {SummaryView} view
   * @param {boolean} held   a hold shows the new wording unfolded: the person has to choose now
   */
  function body(view, held) {
    const said = make("div", { class: "said" });
    if (held) said.append(words("p", Messages.say("hold_state"), { class: "help" }));
    if (view.lead) said.append(words("p", view.lead));
    if (view.groups.length) said.append(Sections.findings(view.groups, held));
    if (view.flags.length) said.append(Sections.flags(view.flags));
    if (view.deadEnd) said.append(words("p", view.deadEnd));
    if (view.byHand.length) said.append(Sections.byHand(view.byHand));
    const reply = view.reply ? [Sections.reply(view.reply)] : [];
    const folds = [...Sections.folds(view, held), ...(held ? [Sections.whyPost()] : [])];
    return make("div", { class: "text" }, said, ...reply, ...folds);
  }

  /**
   * The button for safer wording, or its place while that is not known yet: nothing moves under a pointer.
   *
   * @param {SummaryView} view
   * @param {string} look
   */
  function redact(view, look) {
    if (view.changes.length) return [button("redact", look)];
    return view.waits ? [words("span", Messages.say("card_waits"), { class: "waits" })] : [];
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
    const made = make("dialog", attributes, heading, text, make("div", { class: "buttons" }, ...buttons));
    return /** @type {HTMLDialogElement} */ (made);
  }

  return {
    /** @param {BadgeState} state */
    badge(state) {
      const tone = TONES[state] ?? "quiet";
      const text = Messages.say(`badge_${state}`);
      const attributes = { type: "button", class: `badge tone-${tone}`, "data-action": "open", "data-key": "open" };
      const name = { "aria-label": Messages.say("badge_name", text) };
      return make("button", { ...attributes, ...name }, Marks.draw(state), words("span", text));
    },

    /** @param {SummaryView} view */
    card(view) {
      const wrong = button("wrong", "plain", { text: Messages.say(view.groups.length ? "action_wrong" : "action_wrong_rule") });
      const links = make("div", { class: "links" }, wrong, button("dismiss", "plain"));
      const name = { class: "card", role: "region", "aria-label": Messages.say("card_name") };
      const foot = make("div", { class: "buttons" }, ...redact(view, "main"), links);
      return make("section", name, head(view.headline, view.tone), body(view, false), foot);
    },

    /** @param {SummaryView} view */
    hold(view) {
      const buttons = [button("edit", "main"), ...redact(view, ""), button("post", "plain")];
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
      const headline = Messages.say(`${key}_${model.code}`) || Messages.say(key);
      return dialog(head(headline, mark), make("div", { class: "text said" }, ...parts), buttons);
    },

    /** @param {NoticeModel} model   one that does not hold */
    note(model) {
      const remedy = REMEDIES[model.kind];
      const buttons = remedy ? [button(remedy)] : [];
      if (STAYING.includes(model.kind)) buttons.push(button("dismiss"));
      const drawing = QUIET[model.kind] ?? "caution";
      const mark = make("span", { class: drawing === "caution" ? "tone-caution" : "tone-quiet" }, Marks.draw(drawing));
      return make("div", { class: "note", "data-kind": model.kind }, mark, words("span", Messages.say(`notice_${model.kind}`)), ...buttons);
    },

    /** @param {string} text */
    announcement(text) {
      return words("span", text);
    },

    /** @returns {HTMLElement} where line and card stand, one under the other */
    stack() {
      return make("div", { class: "stack" });
    },

    /** @returns {HTMLElement} holds all surfaces; first in it a place that screen readers watch for news */
    frame() {
      const news = make("div", { class: "news unseen", role: "status", "aria-live": "polite" });
      return make("div", { class: "frame", dir: Messages.direction(), lang: Messages.language() }, news);
    },
  };
})();
