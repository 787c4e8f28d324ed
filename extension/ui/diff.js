/**
 * What a suggestion changes, word by word, so that a person sees it before taking it.
 *
 * @typedef {{kind: "same" | "gone" | "new" | "skipped", text: string}} Change   "skipped": unchanged, left out
 */
const WordDiff = (() => {
  const TOKEN = /\s+|[\p{L}\p{M}\p{N}_'’]+|[^\s\p{L}\p{M}\p{N}_'’]/gu;

  // The table holds one cell for each pair of words: above this the middle is shown as replaced whole.
  const MAX_CELLS = 1_000_000;

  /**
   * @param {string[]} a
   * @param {string[]} b
   * @returns {Uint16Array[]} at [i][j], the length of the longest common subsequence of a[i:] and b[j:]
   */
  function commonLengths(a, b) {
    const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
      }
    }
    return table;
  }

  /**
   * @param {string[]} a
   * @param {string[]} b
   * @returns {Change[]}
   */
  function middle(a, b) {
    if (a.length * b.length > MAX_CELLS) {
      return [{ kind: "gone", text: a.join("") }, { kind: "new", text: b.join("") }];
    }
    const table = commonLengths(a, b);
    /** @type {Change[]} */
    const changes = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        changes.push({ kind: "same", text: a[i] });
        i += 1;
        j += 1;
      } else if (i < a.length && (j === b.length || table[i + 1][j] >= table[i][j + 1])) {
        changes.push({ kind: "gone", text: a[i] });
        i += 1;
      } else {
        changes.push({ kind: "new", text: b[j] });
        j += 1;
      }
    }
    return changes;
  }

  /**
   * Joins neighbours of a kind; a space alone between two changes joins them, or each word would be struck
   * by itself.
   *
   * @param {Change[]} changes
   * @returns {Change[]}
   */
  function joined(changes) {
    /** @type {Change[]} */
    const result = [];
    let gone = "";
    let fresh = "";
    const flush = () => {
      if (gone) result.push({ kind: "gone", text: gone });
      if (fresh) result.push({ kind: "new", text: fresh });
      gone = "";
      fresh = "";
    };
    changes.forEach((change, at) => {
      const next = changes[at + 1];
      const blank = change.kind === "same" && !change.text.trim();
      const bridge = blank && (gone || fresh) && next && next.kind !== "same";
      if (change.kind === "gone" || bridge) gone += change.text;
      if (change.kind === "new" || bridge) fresh += change.text;
      if (change.kind !== "same" || bridge) return;
      flush();
      const last = result.at(-1);
      if (last && last.kind === "same") last.text += change.text;
      else result.push({ kind: "same", text: change.text });
    });
    flush();
    return result;
  }

  return {
    /**
     * @param {string} before
     * @param {string} after
     * @returns {Change[]} without "new" it spells `before`, without "gone" it spells `after`
     */
    of(before, after) {
      const a = before.match(TOKEN) ?? [];
      const b = after.match(TOKEN) ?? [];
      let head = 0;
      while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
      let tail = 0;
      const rest = Math.min(a.length, b.length) - head;
      while (tail < rest && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
      /** @type {(words: string[]) => Change[]} */
      const same = (words) => words.map((text) => ({ kind: "same", text }));
      const changed = middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
      return joined([...same(a.slice(0, head)), ...changed, ...same(a.slice(a.length - tail))]);
    },

    /**
     * @param {Change[]} changes
     * @param {number} keep   how many characters of unchanged text stay on each side of a change
     * @returns {Change[]} with long unchanged stretches left out
     */
    shortened(changes, keep = 48) {
      return changes.flatMap((change, at) => {
        const characters = Array.from(change.text);
        const [first, last] = [at === 0, at === changes.length - 1];
        const room = (first ? 0 : keep) + (last ? 0 : keep);
        if (change.kind !== "same" || characters.length <= room + keep) return [change];
        /** @type {Change[]} */
        const kept = [{ kind: "skipped", text: " … " }];
        if (!first) kept.unshift({ kind: "same", text: characters.slice(0, keep).join("") });
        if (!last) kept.push({ kind: "same", text: characters.slice(-keep).join("") });
        return kept;
      });
    },
  };
})();
