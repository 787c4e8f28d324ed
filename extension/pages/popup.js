// Popup: what Tacit sees on the page at hand, and what a person changes most often about it.

import * as access from "./access.js";
import { Background } from "./background.js";
import { offer as offerDashboard } from "./dashboard.js";
import { field } from "./fields.js";
import { follow as followLock } from "./locked.js";
import { show as showStanding, versions } from "./standing.js";
import { element, fill, part } from "./words.js";

fill();

/**
 * What is said of the box that was used last, by what its badge says, where that is not that it is read along.
 * @type {Partial<Record<BadgeState, {mark: "watching" | "elsewhere" | "unread", words: string, help?: string}>>}
 */
const BADGES = {
  elsewhere: { mark: "elsewhere", words: "popup_unguarded", help: "popup_unguarded_help" },
  unread: { mark: "unread", words: "popup_unread", help: "popup_unread_help" },
  away: { mark: "watching", words: "popup_waiting" }, // there the word that is written next has the companion looked for
};

/** @typedef {{site: string, badge: BadgeState | null, ignored: boolean}} Page    `badge`: null where no box was used yet */

/** @type {Page | null | undefined} what the page's own content script says; null: there is none; undefined: nobody has asked yet */
let page;
/** @type {import("./fields.js").Description[]} */
let descriptions = [];
let isAllowed = true;
/** @type {Map<string, import("./fields.js").Control>} */
const controls = new Map();

const background = new Background(({ state }) => {
  if (state === "ready" && descriptions.length === 0) void learn();
  show();
});
const showLock = followLock(part("locked"), part("said"), background);

part("again").addEventListener("click", () => background.checkAgain());
part("allow").addEventListener("click", () => void access.request());
offerDashboard(part("dashboard"), part("said"), background);
access.follow(() => void look());
void look();

/** Finds out what is in front of the person. */
async function look() {
  isAllowed = await access.isGranted();
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  try {
    page = (await chrome.tabs.sendMessage(tab?.id ?? chrome.tabs.TAB_ID_NONE, { method: "tab/look" })) ?? null;
  } catch {
    page = null; // nobody of ours is there
  }
  show();
}

async function learn() {
  const { result } = await background.ask("settings/get");
  if (!result) return;
  descriptions = result.descriptions;
  show();
}

function show() {
  const { state, code, settings, problems, version } = background.state;
  const ready = state === "ready";
  if (ready) {
    if (page !== undefined) say(sentence(settings));
  } else showStanding(part("sees"), part("again"), { state, code });
  part("versions").textContent = ready ? versions(version) : "";
  part("versions").hidden = part("versions").textContent === "";
  showLock(background.state);
  part("again").hidden = ready || state === "connecting";
  part("allow").hidden = isAllowed;
  part("dashboard").hidden = !ready;
  part("options").textContent = Messages.say(problems.length > 0 ? "popup_options_problem" : "popup_options");
  showControls(ready ? settings : null);
}

/**
 * @param {Settings | null} settings
 * @returns {{mark: "off" | "watching" | "elsewhere" | "unread", words: string, help: string}}
 */
function sentence(settings) {
  if (!page) return { mark: "elsewhere", words: Messages.say("popup_elsewhere"), help: Messages.say(isAllowed ? "popup_elsewhere_help" : "page_allow_help") };
  const name = Messages.say(`page_site_${page.site}`);
  if (settings?.[`site_${page.site}`] === false) return { mark: "off", words: Messages.say("popup_off", name), help: "" };
  if (page.ignored) return { mark: "elsewhere", words: Messages.say("popup_ignored", name), help: Messages.say("popup_ignored_help") };
  if (!page.badge) return { mark: "watching", words: Messages.say("popup_waiting", name), help: "" };
  const { mark, words, help } = BADGES[page.badge] ?? { mark: "watching", words: "popup_watching" };
  return { mark, words: Messages.say(words, name), help: help ? Messages.say(help) : "" };
}

/** @param {ReturnType<typeof sentence>} said */
function say({ mark, words, help }) {
  const place = part("sees");
  if (place.dataset.said === words + help) return;
  place.dataset.said = words + help;
  place.className = "standing";
  place.replaceChildren(
    element("p", { class: "sentence" }, Marks.draw(mark), element("span", {}, words)),
    ...(help ? [element("p", { class: "help" }, help)] : []),
  );
}

/** @param {Settings | null} settings   null: there is nobody to change them with */
function showControls(settings) {
  part("controls").hidden = settings === null;
  if (!settings) return;
  const names = [...(page ? [`site_${page.site}`] : []), "mode"];
  for (const about of descriptions.filter(({ name }) => names.includes(name))) {
    let control = controls.get(about.name);
    if (!control) {
      control = field(about, (value) => void change(about, value));
      controls.set(about.name, control);
      if (about.name === "mode") part("controls").append(control.element);
      else part("controls").prepend(control.element);
    }
    control.show(settings[about.name]);
  }
}

/**
 * @param {import("./fields.js").Description} about
 * @param {any} value
 */
async function change({ name }, value) {
  const { error } = await background.ask("settings/set", { name, value });
  part("said").textContent = error ? Messages.say(error.code === "away" ? "options_away" : "options_not_saved", error.message) : "";
  show();
}
