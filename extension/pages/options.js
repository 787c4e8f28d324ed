// Options: everything that a person can set, on one page. A section is a function that gets a place of its own and the line to the
// background, and returns what to do when the companion's state or the settings are others; what is kept elsewhere than in the
// settings (lists to take words back from) is a further section.

import { section as allowances } from "./allowances.js";
import { Background } from "./background.js";
import { offer as offerDashboard } from "./dashboard.js";
import { follow as followLock } from "./locked.js";
import { section as settings } from "./settings.js";
import { show as showStanding } from "./standing.js";
import { element, fill, part } from "./words.js";

/**
 * @typedef {import("./background.js").PageState} PageState
 * @typedef {(place: HTMLElement, background: Background) => (state: PageState) => void} Section
 */

/** @type {Section[]} in the order in which they stand on the page */
const SECTIONS = [settings, allowances];

fill();

/** @type {((state: PageState) => void)[]} */
let followers = [];
const background = new Background((state) => {
  showStanding(part("standing"), part("again"), state);
  showLock(state);
  part("near-misses").hidden = state.state !== "ready";
  for (const follow of followers) follow(state);
});

const showLock = followLock(part("locked"), part("locked-said"), background);
followers = SECTIONS.map((section) => {
  const place = element("section", {});
  part("sections").append(place);
  return section(place, background);
});

offerDashboard(part("dashboard"), part("dashboard-said"), background);
part("again").addEventListener("click", () => background.checkAgain());
