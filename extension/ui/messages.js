/**
 * The words that people read. They live in `_locales`; code holds keys only.
 */
const Messages = {
  /**
   * @param {string} key
   * @param {...string} parts   for the placeholders $1, $2, ... of the message
   * @returns {string} the message, or "" where there is none of that name
   */
  say(key, ...parts) {
    return chrome.i18n.getMessage(key, parts);
  },

  /** @returns {string} the language of the messages themselves, which is not always the browser's */
  language() {
    return Messages.say("language") || "en";
  },

  /** @returns {"ltr" | "rtl"} */
  direction() {
    return chrome.i18n.getMessage("@@bidi_dir") === "rtl" ? "rtl" : "ltr";
  },

  /**
   * @param {string[]} items
   * @returns {string} "age, town and job"
   */
  list(items) {
    return new Intl.ListFormat(Messages.language(), { type: "conjunction" }).format(items);
  },
};
