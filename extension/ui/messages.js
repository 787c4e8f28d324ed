/**
 * The words that people read. They live in `_locales`; code holds keys only.
 */

/** Stands for itself, so that the places of a message stay open; a message has nine at most. */
const PLACES = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9"];

const Messages = {
  /**
   * What has been said, without what stood in its places, which may be a draft's own words: an extension that was updated under an
   * open page gets no messages any more.
   *
   * @type {Map<string, string>}
   */
  said: new Map(),

  /**
   * @param {string} key
   * @param {...string} parts   for the placeholders $1, $2, ... of the message
   * @returns {string} the message, or "" where there is none of that name
   */
  say(key, ...parts) {
    try {
      Messages.said.set(key, chrome.i18n.getMessage(key, PLACES));
    } catch {
      // What was said before still stands.
    }
    return (Messages.said.get(key) ?? "").replace(/\$([1-9])/g, (_, place) => parts[Number(place) - 1] ?? "");
  },

  /** @returns {string} the language of the messages themselves, which is not always the browser's */
  language() {
    return Messages.say("language") || "en";
  },

  /** @returns {string} the browser's country as two letters, or "" where its language does not tell */
  country() {
    return new Intl.Locale(navigator.language || "en").region ?? "";
  },

  /** @returns {"ltr" | "rtl"} */
  direction() {
    return Messages.say("@@bidi_dir") === "rtl" ? "rtl" : "ltr";
  },

  /**
   * @param {string[]} items
   * @returns {string} "age, town and job"
   */
  list(items) {
    return new Intl.ListFormat(Messages.language(), { type: "conjunction" }).format(items);
  },
};

// Said once while it can be: what tells a person that nothing else can be said.
for (const key of ["badge_name", "badge_away", "notice_away", "notice_away_extension_gone_help", "confirm_unread", "action_edit", "action_wait", "action_post"]) {
  Messages.say(key);
}
