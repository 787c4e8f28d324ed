/**
 * What a practice page tells the tests: what was really posted, and what each box's editor holds.
 * Everything here comes out of an editor's own model, never out of the DOM.
 */

/**
 * @typedef {object} Box
 * @property {() => string} text       blocks and soft breaks as "\n", nothing trailing
 * @property {() => number} undo       steps that the editor could take back; -1 where it does not tell
 */

/** @type {Map<string, Box>} */
const boxes = new Map();

/** @type {{kind: string, text: string, parts?: string[], at: number}[]} */
const posted = [];

/** @param {string} id @returns {Box} */
function box(id) {
  const found = boxes.get(id);
  if (!found) throw new Error(`no box "${id}" is open; open are: ${[...boxes.keys()].join(", ")}`);
  return found;
}

window.practice = {
  posted,
  model: (/** @type {string} */ id) => box(id).text(),
  undo: (/** @type {string} */ id) => box(id).undo(),
  open: () => [...boxes.keys()],
};
// A test asks the page, wherever in it the boxes are.
if (window.top && window !== window.top) window.top.practice = window.practice;

/** Makes a box known under its id, instead of an earlier one. @param {string} id @param {Box} entry */
export function register(id, entry) {
  boxes.set(id, entry);
}

/** @param {string} id @param {Box} entry */
export function unregister(id, entry) {
  if (boxes.get(id) === entry) boxes.delete(id);
}

/** Logs a post. @param {string} kind @param {string} text @param {string[]} [parts] */
export function post(kind, text, parts) {
  posted.push({ kind, text, at: Date.now(), ...(parts ? { parts } : {}) });
}
