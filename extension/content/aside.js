// Aside: what the person has put aside of the warnings of one draft.

class Aside {
  /** @type {Set<string>} said to be wrong: it is not warned of again in this draft */
  #wrong = new Set();
  /** @type {Set<string>} seen and put away: its card does not come back by itself */
  #away = new Set();

  /**
   * Whether all of a warning was said to be wrong.
   * @param {Reading | null} reading
   */
  isWrong(reading) {
    return keysOf(reading).every((key) => this.#wrong.has(key));
  }

  /**
   * Whether all of it was put away.
   * @param {Reading | null} reading
   */
  isAway(reading) {
    return keysOf(reading).every((key) => this.#away.has(key));
  }

  /** @param {Reading | null} reading */
  markWrong(reading) {
    for (const key of keysOf(reading)) this.#wrong.add(key);
  }

  /** @param {Reading | null} reading */
  putAway(reading) {
    for (const key of keysOf(reading)) this.#away.add(key);
  }

  bringBack() {
    this.#away.clear();
  }

  forget() {
    this.#wrong.clear();
    this.#away.clear();
  }
}

/**
 * What a warning consists of, in a form that outlives edits elsewhere in the draft; empty: nothing is warned of.
 * @param {Reading | null} reading
 * @returns {string[]}
 */
function keysOf(reading) {
  if (!reading?.verdict || !Decision.warns(reading.verdict)) return [];
  const { verdict, findings, conduct } = reading.verdict;
  const weight = verdict === "stop" ? ["stop"] : []; // what was wrong as a caution may be right as a stop
  const words = findings.map(({ label, start, end }) => `${label} ${reading.text.slice(start, end).toLowerCase()}`);
  return words.length + conduct.length > 0 ? [...weight, ...words, ...conduct] : [verdict];
}
