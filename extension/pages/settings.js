// Settings: one field for each setting that the companion describes, and what of the settings it could not use.

import { field } from "./fields.js";
import { element } from "./words.js";

/**
 * @typedef {import("./fields.js").Description} Description
 * @typedef {import("./background.js").Background} Background
 */

/** The headings, each with the setting that it stands before. */
const HEADINGS = new Map([
  ["site_x", "options_sites"],
  ["near_miss_log", "options_log"],
]);

/** @type {import("./options.js").Section} */
export function section(place, background) {
  /** @type {Map<string, import("./fields.js").Control>} */
  const controls = new Map();
  const problems = element("div", { class: "problems", role: "status" });
  const fields = element("div", {});
  place.append(problems, fields);

  async function learn() {
    const { result } = await background.ask("settings/get");
    if (!result || controls.size > 0) return;
    for (const about of /** @type {Description[]} */ (result.descriptions)) {
      const heading = HEADINGS.get(about.name);
      if (heading) fields.append(element("h2", {}, Messages.say(heading)));
      const said = element("p", { class: "said", role: "status" });
      const control = field(about, (value) => void change(about, value, said));
      controls.set(about.name, control);
      fields.append(element("div", { class: "setting" }, control.element, said));
    }
    show(result.settings);
  }

  /** @param {Settings} settings */
  function show(settings) {
    for (const [name, control] of controls) control.show(settings[name]);
  }

  /**
   * @param {Description} about
   * @param {any} value
   * @param {HTMLElement} said    where to say what became of it
   */
  async function change({ name, allowed }, value, said) {
    for (const other of fields.querySelectorAll(".said")) other.textContent = "";
    const { result, error } = await background.ask("settings/set", { name, value });
    said.classList.toggle("tone-stop", Boolean(error));
    if (result) {
      said.textContent = Messages.say("options_saved");
      show(result.settings);
      return;
    }
    said.textContent = refusal(error ?? { code: "away", message: "" }, allowed);
    if (background.state.settings) show(background.state.settings);
  }

  return ({ state, settings, problems: found }) => {
    // Without the companion nothing can be changed, and what is shown may be out of date.
    place.inert = state !== "ready";
    place.classList.toggle("resting", place.inert);
    showProblems(problems, found);
    if (state === "ready" && controls.size === 0) void learn();
    if (settings) show(settings);
  };
}

/**
 * @param {{code: number | "away", message: string}} error
 * @param {string} allowed
 */
function refusal({ code, message }, allowed) {
  if (code === "away") return Messages.say("options_away");
  if (code === -32602) return Messages.say("options_not_allowed", allowed);
  return Messages.say("options_not_saved", message);
}

/**
 * @param {HTMLElement} place
 * @param {{name: string, code: string, used: string}[]} found
 */
function showProblems(place, found) {
  const lines = found.map(({ name, code, used }) => Messages.say(`options_problem_${code}`, name, used));
  if (place.dataset.said === lines.join("\n")) return;
  place.dataset.said = lines.join("\n");
  place.replaceChildren(
    ...lines.map((line) => element("p", { class: "sentence tone-caution" }, Marks.draw("caution"), element("span", {}, line))),
  );
}
