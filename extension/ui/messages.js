/**
 * The words that people read. They live in `_locales`; code holds keys only.
 */
const Messages = {
  /** @type {Map<string, string>} what has been said: an extension that was updated under an open page gets no messages any more */
  said: new Map(),

  /**
   * @param {string} key
   * @param {...string} parts   for the placeholders $1, $2, ... of the message
   * @returns {string} the message, or "" where there is none of that name
   */
  say(key, ...parts) {
    const name = [key, ...parts].join("\n");
    try {
      Messages.said.set(name, chrome.i18n.getMessage(key, parts));
    } catch {
      // What was said before still stands.
    }
    return Messages.said.get(name) ?? "";
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
for (const key of ["badge_away", "notice_away", "notice_away_extension_gone_help", "confirm_unread", "action_edit", "action_wait", "action_post"]) {
  Messages.say(key);
}
Messages.say("badge_name", Messages.say("badge_away"));
