/**
 * The parts of card and hold, each from its part of a summary.
 */
const Sections = (() => {
  const { make, words, button, fold, list } = Elements;

  /** How many findings of a kind are shown at once; the others are one fold away. */
  const FEW = 3;

  /** Why a draft was posted though it was held: the companion's own words for them. */
  const WHYS = ["not_a_client", "consent", "public_already", "other"];

  /**
   * How far a finding is put aside, in exact words.
   *
   * @param {Row} row
   * @param {"not_client" | "me"} reason
   */
  function scopes(row, reason) {
    const about = { finding: String(row.index), reason };
    const choices = row.scopes.map((scope) =>
      button("allow", "small", { about: { ...about, scope }, text: Messages.say(`scope_${scope}`), key: `${reason} ${scope} ${row.words}` }),
    );
    const help = row.scopes.includes("kind") ? [words("p", Messages.say("scope_kind_help"), { class: "help" })] : [];
    const name = `${reason} ${row.words}`;
    return fold(Messages.say(`dismiss_${reason}`), [make("div", { class: "choices" }, ...choices), ...help], { name, one: `is ${row.words}` });
  }

  /** @param {Row} row */
  function row(row) {
    const text = row.instead ? Messages.say("action_replace_with", row.instead) : Messages.say("action_take_out");
    const place = row.place ? [make("div", { class: "place" }, ...(row.place === "waits" ? [Marks.draw("reading")] : []))] : [];
    const replace = row.instead === null ? place : [button("replace", "small", { about: { finding: String(row.index) }, text, key: row.words })];
    const why = row.why ? [words("p", row.why, { class: "help" })] : [];
    const about = { start: String(row.start), end: String(row.end) };
    const show = button("show", "small", { about, key: row.words });
    const content = make("div", { class: "choices" }, ...why, show, ...replace, scopes(row, "not_client"), scopes(row, "me"));
    return fold(row.words, [content], { name: `finding ${row.words}`, look: "finding", quote: true, one: "finding" });
  }

  /** @param {Row} row   @returns {HTMLElement} only its words: in a hold there is one choice to make */
  function still(row) {
    return make("div", {}, words("span", `“${row.words}”`, { class: "draft" }));
  }

  return {
    /**
     * @param {SummaryView["groups"]} groups
     * @param {boolean} held
     */
    findings(groups, held) {
      const draw = held ? still : row;
      const rows = groups.flatMap(({ label, rows: all }) => {
        const rest = all.slice(FEW).map(draw);
        const more = rest.length ? [fold(Messages.say("card_more", String(rest.length)), rest, { name: `more ${label}` })] : [];
        return [words("dt", label), make("dd", {}, ...all.slice(0, FEW).map(draw), ...more)];
      });
      return make("dl", { class: "group" }, ...rows);
    },

    /** @param {SummaryView["byHand"]} stretches   @returns {HTMLElement} each leads to its place in the draft */
    byHand(stretches) {
      const items = stretches.map(({ words: text, start, end }) => {
        const to = button("show", "excerpt draft", { about: { start: String(start), end: String(end) }, text, key: `by hand ${text}` });
        return make("li", {}, to);
      });
      return make("ul", { class: "by-hand" }, ...items);
    },

    /** @param {SummaryView["flags"]} flags */
    flags(flags) {
      const said = flags.flatMap(({ sentence, instead }) => [
        words("p", sentence),
        ...(instead ? [make("p", { class: "instead" }, words("b", `${Messages.say("card_instead")} `), words("span", instead))] : []),
      ]);
      return make("div", { class: "flags" }, ...said);
    },

    /** @param {NonNullable<SummaryView["reply"]>} reply */
    reply({ text, more }) {
      const others = more ? [button("another", "small")] : [];
      const choices = make("div", { class: "choices" }, button("reply", "small", { about: { text } }), ...others);
      return make("div", { class: "reply" }, words("p", text, { class: "preview draft" }), choices);
    },

    /** @param {string[]} lines */
    lines(lines) {
      const items = lines.map((text) => make("li", {}, button("line", "excerpt draft", { about: { text }, text, key: text })));
      return [words("p", Messages.say("card_lines_help"), { class: "help" }), make("ul", { class: "by-hand" }, ...items)];
    },

    /** @param {Change[]} changes */
    preview(changes) {
      const tags = { gone: "del", new: "ins", same: "span", skipped: "span" };
      const parts = changes.map(({ kind, text }) => {
        const changed = kind === "gone" || kind === "new";
        const told = changed ? [words("span", `${Messages.say(`diff_${kind}`)} `, { class: "unseen" })] : [];
        return make(tags[kind], kind === "skipped" ? { class: "skipped" } : {}, ...told, words("span", text));
      });
      return make("div", { class: "preview draft" }, ...parts);
    },

    /** @returns {HTMLElement} why a draft is posted after all: asked for by nobody, told by whoever likes to */
    whyPost() {
      const choices = WHYS.map((why) => {
        const text = Messages.say(`why_${why}`);
        const radio = make("input", { type: "radio", name: "why", value: why, "data-key": `why ${why}`, "aria-label": text });
        return make("label", { class: "choice" }, radio, words("span", text));
      });
      const title = Messages.say("card_why_post");
      const group = make("div", { role: "radiogroup", "aria-label": title }, ...choices);
      const kept = words("p", Messages.say("card_why_kept"), { class: "help" });
      return fold(title, [group, kept], { name: "why_post" });
    },

    /** @param {SummaryView} view   @param {boolean} held   @returns {HTMLElement[]} what is one click away, the most useful first */
    folds(view, held) {
      const folds = [];
      if (view.changes.length) {
        folds.push(fold(Messages.say("card_preview"), [Sections.preview(view.changes)], { name: "preview", open: held }));
      } else if (view.waits) {
        // The foot says aloud what is waited for.
        const label = words("span", Messages.say("card_preview"));
        folds.push(make("div", { class: "place fold", "aria-hidden": "true" }, Marks.draw("reading"), label));
      }
      if (view.lines.length) folds.push(fold(Messages.say("card_lines"), Sections.lines(view.lines), { name: "lines" }));
      if (view.crisis.length) folds.push(fold(Messages.say("card_crisis"), [list("why", view.crisis)], { name: "crisis" }));
      if (view.why.length) folds.push(fold(Messages.say("card_why"), [list("why", view.why)], { name: "why" }));
      if (view.rules.length) folds.push(fold(Messages.say("card_rules"), [list("why", view.rules)], { name: "rules" }));
      return folds;
    },
  };
})();
