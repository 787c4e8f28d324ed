// Practice: the compose box on the welcome page, as one more site. What is written there is read by the real companion and shown
// by the same code as on the sites; it is posted nowhere and counted nowhere.

/** @type {SiteData} */
const PRACTICE = {
  site: "x",
  hosts: [],
  verified: "ours",
  box: "#practice-box",
  ignore: ["[inert]"],
  surfaces: [],
  thread: null,
  submit: ["#practice-post"],
  notSubmit: [],
  keys: {},
  answered: [],
  practice: true,
};

/** A plain box of the browser's own.
 * @type {EditorAdapter} */
const PLAIN = {
  name: "plain",
  matches: (box) => box.matches(PRACTICE.box),
  read: (box) => Reading.read(box, { isBlock: ({ tagName }) => Reading.BLOCKS.has(tagName), isFiller: () => false }),
  replace: (box, start, end, replacement) =>
    Writing.replace(box, start, end, replacement, PLAIN.read, (_, edit) => Writing.type(edit.text)),
};

EDITORS.push(PLAIN);

start(new Site(PRACTICE), (state) => dispatchEvent(new CustomEvent("practice", { detail: state })));
