/**
 * Neutral replies: what to answer where an answer of one's own would show whom one treats. A clinician may have set others.
 */
const Replies = {
  /** The keys of Tacit's own. */
  OWN: ["reply_1", "reply_2", "reply_3"],

  /**
   * @param {string[]} [set]   the setting `neutral_replies`; empty where nobody set any
   * @returns {string[]} at least one
   */
  of(set = []) {
    return set.length > 0 ? set : Replies.OWN.map((key) => Messages.say(key));
  },
};
