/**
 * What the card and the hold say of a draft, in the order in which they say it: no DOM here.
 *
 * @typedef {{start: number, end: number, label: string, score: number, reason: string}} ShownFinding   in UTF-16 units
 *
 * @typedef {object} ShownModel   a verdict as the companion sent it, with the text that it is for
 * @property {"clear" | "caution" | "stop"} verdict
 * @property {ShownFinding[]} findings
 * @property {string[]} conduct
 * @property {{code: string, labels: string[]}[]} reasons
 * @property {string | null} suggestion
 * @property {string} text
 *
 * @typedef {object} SummaryView
 * @property {"stop" | "caution"} tone
 * @property {string} headline
 * @property {{label: string, words: string[], more: number}[]} groups   findings by kind, in the draft's own words
 * @property {string[]} why
 * @property {string[]} rules        one sentence for each conduct flag
 * @property {Change[]} changes      empty without a suggestion
 * @property {string} suggestion     "" without one
 * @property {string} deadEnd        what to do where no wording helps, else ""
 */
const Summary = (() => {
  const DIRECT = ["NAME", "CONTACT", "ID"];
  const MAX_WORDS = 3;

  /**
   * @param {string} draft
   * @param {number} start
   * @param {number} end
   * @param {number} longest        in code points
   */
  function excerpt(draft, start, end, longest = 44) {
    const words = draft.slice(start, end).replace(/\s+/gu, " ").trim();
    const shown = Array.from(words);
    return shown.length <= longest ? words : `${shown.slice(0, longest - 1).join("").trimEnd()}…`;
  }

  /**
   * @param {ShownModel} model
   * @returns {SummaryView["groups"]} what names a person comes first, then the draft's own order
   */
  function groups(model) {
    /** @type {Map<string, string[]>} */
    const byLabel = new Map();
    for (const finding of [...model.findings].sort((a, b) => a.start - b.start)) {
      const words = byLabel.get(finding.label) ?? [];
      const text = excerpt(model.text, finding.start, finding.end);
      if (!words.includes(text)) words.push(text);
      byLabel.set(finding.label, words);
    }
    const rank = (/** @type {string} */ label) => (DIRECT.includes(label) ? DIRECT.indexOf(label) : DIRECT.length);
    return [...byLabel]
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([label, words]) => ({
        label: noun(label),
        words: words.slice(0, MAX_WORDS),
        more: Math.max(0, words.length - MAX_WORDS),
      }));
  }

  /** @param {string} label */
  function noun(label) {
    return Messages.say(`label_${label.toLowerCase()}`) || label.toLowerCase();
  }

  /**
   * @param {ShownModel} model
   * @returns {string[]} each sentence once; a code that this version has no words for is left out
   */
  function why(model) {
    const reasons = model.reasons.map(({ code, labels }) =>
      Messages.say(`reason_${code}`, Messages.list([...new Set(labels)].map(noun))),
    );
    const findings = model.findings.map(({ reason }) => Messages.say(`finding_${reason}`));
    return [...new Set([...reasons, ...findings])].filter(Boolean);
  }

  /** @param {ShownModel} model */
  function headline(model) {
    return Messages.say(model.verdict === "clear" ? "card_conduct" : `card_${model.verdict}`);
  }

  return {
    /**
     * @param {ShownModel} model
     * @returns {SummaryView}
     */
    of(model) {
      const suggestion = model.suggestion !== null && model.suggestion !== model.text ? model.suggestion : null;
      return {
        tone: model.verdict === "stop" ? "stop" : "caution",
        headline: headline(model),
        groups: groups(model),
        why: why(model),
        rules: model.conduct.map((flag) => Messages.say(`conduct_${flag}`)).filter(Boolean),
        changes: suggestion === null ? [] : WordDiff.shortened(WordDiff.of(model.text, suggestion)),
        suggestion: suggestion ?? "",
        deadEnd: suggestion === null && model.verdict !== "clear" ? Messages.say("card_no_wording") : "",
      };
    },
  };
})();
