/**
 * What the card and the hold say of a draft, in the order in which they say it: no DOM here.
 *
 * @typedef {{start: number, end: number, label: string, score: number, reason: string}} ShownFinding   in UTF-16 units
 *
 * @typedef {object} ShownSuggestion    what to write instead, as the companion sent it; in UTF-16 units
 * @property {string | null} text
 * @property {({start: number, end: number, text: string} | null)[]} edits    one for each finding
 * @property {"change_by_hand" | "do_not_post" | "neutral_reply" | null} advice
 * @property {{start: number, end: number}[]} by_hand
 *
 * @typedef {object} ShownModel   a verdict as the companion sent it, with the text that it is for
 * @property {"clear" | "caution" | "stop"} verdict
 * @property {ShownFinding[]} findings
 * @property {string[]} conduct
 * @property {{code: string, labels: string[]}[]} reasons
 * @property {boolean} pending        whether a suggestion was announced
 * @property {ShownSuggestion | null} suggestion    null until it is there
 * @property {string} text
 * @property {"post" | "reply" | "comment"} surface
 * @property {string[]} [replies]     neutral replies that the person set; without any, Tacit's own
 * @property {string[]} [lines]       general lines, likewise
 * @property {boolean} [inParts]      whether it is a thread: one text in the place of all cannot be put into its boxes
 *
 * @typedef {object} Row          one finding
 * @property {number} index       its place in the verdict
 * @property {string} words       in the draft's own words
 * @property {number} start       where they stand
 * @property {number} end
 * @property {string} why         what is identifying about it
 * @property {string | null} instead    what its edit puts there, "" where it takes the words out; null without an edit
 * @property {"waits" | "empty" | null} place    an edit may come, or might have and did not: its place stays
 * @property {string[]} scopes    how far it can be put aside: here, word, kind
 *
 * @typedef {object} SummaryView
 * @property {"stop" | "caution"} tone
 * @property {string} headline
 * @property {{label: string, rows: Row[]}[]} groups   findings by kind
 * @property {string} lead         why there is a warning, where there is no finding to point at; else ""
 * @property {string[]} why
 * @property {{sentence: string, instead: string}[]} flags
 * @property {string[]} rules        what the warning rests on
 * @property {Change[]} changes      empty without a reworded draft
 * @property {boolean} waits         whether a suggestion is still to come
 * @property {string} deadEnd        what to do where no wording helps, else ""
 * @property {{words: string, start: number, end: number}[]} byHand   what a person has to change, and where it stands
 * @property {{text: string, more: boolean} | null} reply   a neutral answer, and whether there are others
 * @property {string[]} lines        what to say of the work instead, in the place of a post that is held
 * @property {string[]} crisis       where someone in distress finds help; empty where nobody is
 */
const Summary = (() => {
  const DIRECT = ["NAME", "CONTACT", "ID"];

  /**
   * @param {string} draft
   * @param {{start: number, end: number}} stretch
   * @param {number} longest        in code points
   */
  function excerpt(draft, { start, end }, longest = 44) {
    const words = draft.slice(start, end).replace(/\s+/gu, " ").trim();
    const shown = Array.from(words);
    return shown.length <= longest ? words : `${shown.slice(0, longest - 1).join("").trimEnd()}…`;
  }

  /**
   * A stretch without the white space at its ends: what is selected is what is read.
   *
   * @param {string} draft
   * @param {{start: number, end: number}} stretch
   */
  function trimmed(draft, { start, end }) {
    const words = draft.slice(start, end);
    return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
  }

  /**
   * What an edit puts in, in whole words: it may begin within one.
   *
   * @param {ShownModel} model
   * @param {number} index
   * @returns {string | null}
   */
  function instead({ text, suggestion }, index) {
    const edit = suggestion?.edits[index];
    if (!edit) return null;
    const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    const changes = WordDiff.of(text, after).filter(({ kind }) => kind === "new");
    return changes.map((change) => change.text.trim()).filter(Boolean).join(" … ");
  }

  /**
   * What stands where an edit would, so that nothing moves when one comes.
   *
   * @param {ShownModel} model
   */
  function place(model) {
    if (!model.pending || confirms(model)) return null;
    return model.suggestion ? "empty" : "waits";
  }

  /**
   * How far a finding can be put aside. A client on the list stays one; a name is no kind to look away from, and a draft that could
   * identify someone is held for every kind.
   *
   * @param {ShownModel} model
   * @param {ShownFinding} finding
   */
  function scopes({ verdict }, { label, reason }) {
    if (reason.startsWith("roster")) return ["here"];
    return verdict === "stop" || DIRECT.includes(label) ? ["here", "word"] : ["here", "word", "kind"];
  }

  /**
   * @param {ShownModel} model
   * @returns {SummaryView["groups"]} what names a person comes first, then the draft's own order
   */
  function groups(model) {
    /** @type {Map<string, Row[]>} */
    const byLabel = new Map();
    const inOrder = model.findings.map((finding, index) => ({ finding, index })).sort((a, b) => a.finding.start - b.finding.start);
    for (const { finding, index } of inOrder) {
      const rows = byLabel.get(finding.label) ?? [];
      const words = excerpt(model.text, finding);
      if (!rows.some((row) => row.words === words)) {
        const why = Messages.say(`finding_${finding.reason}`);
        const { start, end } = finding;
        rows.push({ index, words, start, end, why, instead: instead(model, index), place: place(model), scopes: scopes(model, finding) });
      }
      byLabel.set(finding.label, rows);
    }
    const rank = (/** @type {string} */ label) => (DIRECT.includes(label) ? DIRECT.indexOf(label) : DIRECT.length);
    return [...byLabel].sort(([a], [b]) => rank(a) - rank(b)).map(([label, rows]) => ({ label: noun(label), rows }));
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

  /**
   * The reason that the card says at once, where there is a warning and nothing in the draft that can be pointed at. What was not read is
   * no reason, and of an answer that tells who is a client its flag says as much.
   *
   * @param {ShownModel} model
   */
  function leading({ verdict, findings, reasons }) {
    if (verdict === "clear" || findings.length) return undefined;
    return reasons.find(({ code }) => !["link", "other_language", "confirms_client"].includes(code));
  }

  /** @param {ShownModel} model */
  function rules({ reasons, conduct }) {
    const keys = [...reasons.flatMap(({ code }) => RULES.reasons[code] ?? []), ...conduct.flatMap((flag) => RULES.conduct[flag] ?? [])];
    const sentences = [...new Set(keys)].map((key) => Messages.say(`rule_${key}`));
    return sentences.length > 0 ? [...sentences, Messages.say("rules_note")] : [];
  }

  /** @param {ShownModel} model */
  function headline({ verdict, conduct }) {
    if (verdict !== "clear") return Messages.say(`card_${verdict}`);
    const own = conduct.length === 1 ? Messages.say(`flag_${conduct[0]}`) : "";
    return own || Messages.say("card_conduct");
  }

  /**
   * Whether an answer shows whom the clinician treats: no wording of it helps, so that there is none to wait for.
   *
   * @param {ShownModel} model
   */
  const confirms = ({ surface, conduct }) => surface !== "post" && conduct.includes("relationship");

  /**
   * What to do where no wording helps. Said only once it is known.
   *
   * @param {ShownModel} model
   */
  function deadEnd(model) {
    const { verdict, suggestion, text } = model;
    if (confirms(model)) return Messages.say(model.inParts ? "advice_own_reply" : "advice_neutral_reply");
    if (!suggestion || verdict === "clear" || hasWording(suggestion, text)) return "";
    return Messages.say(`advice_${suggestion.advice ?? "none"}`) || Messages.say("advice_none");
  }

  /** @type {(suggestion: ShownSuggestion, text: string) => boolean} */
  const hasWording = (suggestion, text) => suggestion.text !== null && suggestion.text !== text;

  /**
   * A neutral answer, in the place of one that tells whom the clinician treats.
   *
   * @param {ShownModel} model
   * @param {number} turn
   */
  function reply(model, turn) {
    if (!confirms(model) || model.inParts) return null;
    const replies = Stock.of("neutral_replies", model.replies);
    return { text: replies[turn % replies.length], more: replies.length > 1 };
  }

  /**
   * What to say of the work, in the place of a post that tells of somebody.
   *
   * @param {ShownModel} model
   */
  function lines(model) {
    const isOffered = model.verdict === "stop" && model.surface === "post" && !model.inParts;
    return isOffered ? Stock.of("general_lines", model.lines) : [];
  }

  /**
   * @param {ShownModel} model
   * @returns {SummaryView["flags"]} the rule and why, and what to write instead, where nothing else in the card says it
   */
  function flags(model) {
    const said = model.conduct.map((flag) => {
      const shown = flag === "relationship" && confirms(model);
      return { sentence: Messages.say(`conduct_${flag}`), instead: shown ? "" : Messages.say(`instead_${flag}`) };
    });
    return said.filter(({ sentence }) => sentence);
  }

  /** @param {string[]} conduct */
  function crisis(conduct) {
    if (!conduct.includes("solicit")) return [];
    const country = Messages.country();
    const { countries, emergency, elsewhere } = CRISIS_LINES;
    const here = countries[country] ? [Messages.say("crisis_line", countries[country].name, countries[country].reach)] : [];
    if (country && emergency.countries.includes(country)) here.push(Messages.say("crisis_emergency", emergency.reach));
    return [...here, Messages.say("crisis_elsewhere", elsewhere)];
  }

  return {
    /**
     * @param {ShownModel} model
     * @param {number} [turn]    which neutral reply, counted on
     * @returns {SummaryView}
     */
    of(model, turn = 0) {
      const { suggestion, text } = model;
      const reworded = suggestion && hasWording(suggestion, text) ? suggestion.text : null;
      const given = leading(model);
      const byHand = suggestion?.advice === "change_by_hand" ? suggestion.by_hand : [];
      return {
        tone: model.verdict === "stop" ? "stop" : "caution",
        headline: headline(model),
        groups: groups(model),
        lead: given ? why({ ...model, reasons: [given] })[0] ?? "" : "",
        why: why({ ...model, reasons: model.reasons.filter((each) => each !== given) }),
        flags: flags(model),
        rules: rules(model),
        changes: reworded === null ? [] : WordDiff.shortened(WordDiff.of(text, reworded)),
        waits: model.pending && suggestion === null && model.verdict !== "clear" && !confirms(model),
        deadEnd: deadEnd(model),
        byHand: byHand.map((stretch) => ({ words: excerpt(text, stretch, 90), ...trimmed(text, stretch) })),
        reply: reply(model, turn),
        lines: lines(model),
        crisis: crisis(model.conduct),
      };
    },
  };
})();
