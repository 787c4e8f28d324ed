// Fields: a control for each kind of setting, made from the companion's own description of it. A control tells of a change as
// soon as it is made, and shows what holds.

import { texts } from "./texts.js";
import { element } from "./words.js";

/**
 * @typedef {object} Description    a setting, as `settings/get` describes it
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {"choice" | "switch" | "kinds" | "texts" | "days"} kind
 * @property {any} default
 * @property {string} allowed
 * @property {{value: string, title: string, description: string}[]} choices
 * @property {number | null} minimum
 * @property {number | null} maximum
 * @property {number | null} longest
 *
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {(value: any) => void} show
 *
 * @typedef {(about: Description, change: (value: any) => void) => Control} Make
 */

/** @type {Record<Description["kind"], Make>} */
const MAKERS = { choice, switch: onOff, kinds, texts, days };

/**
 * @param {Description} about
 * @param {(value: any) => void} change     told the value that the person chose, as JSON has it
 * @returns {Control}
 */
export function field(about, change) {
  return MAKERS[about.kind](about, change);
}

/** @param {Description} about */
const idOf = ({ name }) => `setting-${name}`;

/** @param {Description} about */
function help(about) {
  return element("p", { class: "help", id: `${idOf(about)}-help` }, about.description);
}

/**
 * A label around a control, its name, and what it means.
 * @param {HTMLElement} input
 * @param {string} title
 * @param {string} description
 */
function option(input, title, description) {
  const id = input.id;
  const words = element("span", { class: "words" }, element("span", { class: "title" }, title));
  if (description) {
    words.append(element("span", { class: "help", id: `${id}-help` }, description));
    input.setAttribute("aria-describedby", `${id}-help`);
  }
  input.setAttribute("aria-label", title);
  return element("label", { class: "option", for: id }, input, words);
}

/**
 * @param {Description} about
 * @param {...Node} options
 */
function group(about, ...options) {
  const legend = element("legend", {}, about.title);
  const attributes = { id: idOf(about), "aria-describedby": `${idOf(about)}-help` };
  return element("fieldset", attributes, legend, help(about), ...options);
}

/** @type {Make} */
function choice(about, change) {
  const inputs = about.choices.map(({ value }) => {
    const attributes = { type: "radio", name: about.name, value, id: `${idOf(about)}-${value}` };
    const input = /** @type {HTMLInputElement} */ (element("input", attributes));
    input.addEventListener("change", () => input.checked && change(value));
    return input;
  });
  const options = about.choices.map(({ title, description }, at) => option(inputs[at], title, description));
  return {
    element: group(about, ...options),
    show: (value) => {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** @type {Make} */
function onOff(about, change) {
  const attributes = { type: "checkbox", role: "switch", id: idOf(about) };
  const input = /** @type {HTMLInputElement} */ (element("input", attributes));
  input.addEventListener("change", () => change(input.checked));
  return { element: option(input, about.title, about.description), show: (value) => (input.checked = value) };
}

/** @type {Make} */
function kinds(about, change) {
  const inputs = about.choices.map(({ value }) => {
    const attributes = { type: "checkbox", value, id: `${idOf(about)}-${value}` };
    const input = /** @type {HTMLInputElement} */ (element("input", attributes));
    input.addEventListener("change", () => change(inputs.filter(({ checked }) => checked).map((each) => each.value)));
    return input;
  });
  const options = inputs.map((input) => option(input, Messages.say(`label_${input.value.toLowerCase()}`), ""));
  return {
    element: group(about, element("div", { class: "columns" }, ...options)),
    show: (value) => {
      for (const input of inputs) input.checked = value.includes(input.value);
    },
  };
}

/** @type {Make} */
function days(about, change) {
  const bounds = { min: String(about.minimum), max: String(about.maximum), step: "1" };
  const attributes = { type: "number", inputmode: "numeric", id: idOf(about), "aria-describedby": `${idOf(about)}-help` };
  const input = /** @type {HTMLInputElement} */ (element("input", { ...attributes, ...bounds }));
  const label = element("label", { for: idOf(about), class: "title" }, about.title);
  let shown = "";
  let isAsked = false;
  input.addEventListener("change", () => {
    isAsked = true;
    // What is no number is sent as it is: the companion says what it takes.
    change(Number.isNaN(input.valueAsNumber) ? input.value : input.valueAsNumber);
  });
  input.addEventListener("blur", () => {
    if (!isAsked) input.value = shown; // it was refused while the person was still there
  });
  return {
    element: element("div", { class: "number" }, label, help(about), input),
    show(value) {
      // A number that is being typed must not go under the person's hands.
      const isTyped = input === document.activeElement && input.value !== shown;
      shown = String(value);
      isAsked = false;
      if (!isTyped) input.value = shown;
    },
  };
}
