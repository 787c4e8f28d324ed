/**
 * Stands in for `chrome.i18n` where there is no extension: the real messages, and the browsers' rules for $1 and $NAME$.
 *
 * @param {Record<string, {message: string, placeholders?: Record<string, {content: string}>}>} messages   messages.json
 */
function i18n(messages) {
  return {
    getMessage(/** @type {string} */ key, /** @type {string[]} */ parts = []) {
      if (key === "@@bidi_dir") return "ltr";
      const { message = "", placeholders = {} } = messages[key] ?? {};
      return message
        .replace(/\$([a-z0-9_]+)\$/gi, (_, /** @type {string} */ name) => placeholders[name.toLowerCase()]?.content ?? "")
        .replace(/\$([1-9])/g, (_, /** @type {string} */ at) => parts[Number(at) - 1] ?? "");
    },
  };
}
