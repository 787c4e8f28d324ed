/**
 * Texts that stand ready for a person to use: what to answer where an answer of one's own would show whom one treats, and what to say
 * of the work in the place of a post that tells of somebody. A clinician may have set others.
 *
 * @typedef {"neutral_replies" | "general_lines"} StockName   the setting that holds a person's own
 */
const Stock = {
  /** The keys of Tacit's own. @type {Record<StockName, string[]>} */
  OWN: {
    neutral_replies: ["reply_1", "reply_2", "reply_3"],
    general_lines: ["line_1", "line_2", "line_3", "line_4", "line_5", "line_6", "line_7"],
  },

  /**
   * @param {StockName} name
   * @param {string[]} [set]   the setting; empty where nobody set any
   * @returns {string[]} at least one
   */
  of(name, set = []) {
    return set.length > 0 ? set : Stock.OWN[name].map((key) => Messages.say(key));
  },
};
