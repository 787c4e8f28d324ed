// Allowances: what the person told Tacit to leave alone, each with the way back. The companion keeps it; this page only shows it.

import { element } from "./words.js";

/**
 * @typedef {import("./background.js").PageState} PageState
 *
 * @typedef {object} Allowance
 * @property {string} word
 * @property {string} label
 * @property {"word" | "kind"} scope
 * @property {"x" | "facebook" | "linkedin"} site
 * @property {"not_client" | "me"} reason
 */

/** @type {Partial<Record<VaultState, string>>} what keeps it beyond the companion's end, where something can */
const COMMANDS = { absent: "tacit dashboard --page clients", locked: "tacit vault unlock", damaged: "tacit vault status" };

/** @type {import("./options.js").Section} */
export function section(place, background) {
  const heading = element("h2", { tabindex: "-1", id: "allowances" }, Messages.say("options_allowed"));
  const passing = element("div", { role: "status" });
  const list = element("ul", { class: "rows", "aria-labelledby": heading.id });
  const none = element("p", {}, Messages.say("options_allowed_none"));
  const said = element("p", { class: "said", role: "status" });
  place.append(heading, element("p", { class: "help" }, Messages.say("options_allowed_help")), passing, list, none, said);
  place.hidden = true;
  /** @type {string | undefined} the companion's edition that was asked about last */
  let asked = undefined;
  let listed = "";

  /** @param {{allowed: Allowance[], lasting: boolean}} found */
  function show({ allowed, lasting }) {
    place.hidden = false;
    none.hidden = allowed.length > 0;
    list.hidden = allowed.length === 0;
    if (listed !== JSON.stringify(allowed)) {
      const at = [...list.children].findIndex((each) => each.contains(document.activeElement));
      listed = JSON.stringify(allowed);
      list.replaceChildren(...allowed.map((each) => row(each, () => void takeBack(each))).reverse());
      if (at >= 0) focusOn(at);
    }
    showPassing(passing, lasting ? "open" : background.state.vault ?? "absent", !lasting, allowed.length === 0);
  }

  /**
   * A row that goes takes the focus with it: on to the one in its place.
   * @param {number} at
   */
  function focusOn(at) {
    const next = list.children[Math.min(at, list.children.length - 1)]?.querySelector("button");
    (next ?? heading).focus();
  }

  async function learn() {
    const { result } = await background.ask("allowances/get");
    if (result) show(result);
  }

  /** @param {Allowance} allowance */
  async function takeBack(allowance) {
    const { result } = await background.ask("allowances/take_back", allowance);
    said.textContent = result ? takenBack(allowance) : Messages.say("options_away");
    said.classList.toggle("tone-stop", !result);
    if (result) show(result);
  }

  return ({ state, edition }) => {
    place.inert = state !== "ready";
    place.classList.toggle("resting", place.inert);
    if (state !== "ready") asked = undefined;
    else if (edition !== asked) {
      asked = edition;
      void learn();
    }
  };
}

/** @param {Allowance} allowance */
const kindOf = ({ label }) => Messages.say(`label_${label.toLowerCase()}`);

/** @param {Allowance} allowance */
const siteOf = ({ site }) => Messages.say(`page_site_${site}`);

/** @param {Allowance} allowance */
function takenBack(allowance) {
  if (allowance.scope === "word") return Messages.say("options_taken_back", allowance.word);
  return Messages.say("options_taken_back_kind", kindOf(allowance), siteOf(allowance));
}

/**
 * @param {Allowance} allowance
 * @param {() => void} takeBack
 */
function row(allowance, takeBack) {
  const { word, scope, reason } = allowance;
  const reach = Messages.say(`scope_${scope}`);
  const where = scope === "kind" ? Messages.say("options_scope_kind", reach, siteOf(allowance)) : reach;
  const about = [kindOf(allowance), Messages.say(`dismiss_${reason}`), where];
  const name = Messages.say("options_take_back_name", word);
  const button = element("button", { type: "button", "aria-label": name }, Messages.say("options_take_back"));
  button.addEventListener("click", takeBack);
  const words = element("div", { class: "words" }, element("span", { class: "title" }, Messages.say("options_allowed_word", word)));
  words.append(...about.map((each) => element("span", { class: "help" }, each)));
  return element("li", {}, words, button);
}

/**
 * Says that what was allowed passes with the companion, and what helps.
 * @param {HTMLElement} place
 * @param {VaultState} vault
 * @param {boolean} isPassing
 * @param {boolean} isEmpty
 */
function showPassing(place, vault, isPassing, isEmpty) {
  const quiet = !isPassing || (vault === "absent" && isEmpty);
  const sentence = quiet ? "" : Messages.say(`options_passing_${vault}`);
  if (place.dataset.said === sentence) return;
  place.dataset.said = sentence;
  const command = COMMANDS[vault];
  const line = element("p", { class: "sentence" }, Marks.draw("caution"), element("span", {}, sentence));
  place.replaceChildren(...(quiet ? [] : [line]), ...(quiet || !command ? [] : [element("p", {}, element("code", {}, command))]));
}
