// Welcome: from "installed" to "saw it work": the companion is there, the sites are open to us, and the practice box shows what
// happens. Each step says how it stands, and what to do.

import * as access from "./access.js";
import { Background } from "./background.js";
import { offer as offerDashboard } from "./dashboard.js";
import { show as showStanding } from "./standing.js";
import { fill, part } from "./words.js";

/** What the badge says when there is something to warn of. */
const WARNINGS = ["stop", "caution", "conduct"];

fill();
document.title = Messages.say("welcome_title");

const background = new Background((state) => {
  showStanding(part("standing"), part("again"), state);
  part("step-companion").classList.toggle("done", state.state === "ready");
  part("next").hidden = state.state !== "ready";
});
offerDashboard(part("you"), part("next-said"), background, "you");
offerDashboard(part("clients"), part("next-said"), background, "clients");
part("again").addEventListener("click", () => background.checkAgain());

part("allow").addEventListener("click", () => void access.request());
access.follow(() => void showAccess());
void showAccess();

async function showAccess() {
  const granted = await access.isGranted();
  part("access").textContent = Messages.say(granted ? "welcome_access_done" : "page_allow_help");
  part("allow").hidden = granted;
  part("step-access").classList.toggle("done", granted);
}

const box = part("practice-box");
part("example").addEventListener("click", () => write("welcome_example_text"));
part("harmless").addEventListener("click", () => write("welcome_harmless_text"));
part("practice-post").addEventListener("click", posted);
box.addEventListener("input", () => (part("became").textContent = ""));
addEventListener("practice", (event) => {
  if (WARNINGS.includes(/** @type {CustomEvent<string>} */ (event).detail)) sawItWork();
});

/**
 * Types an example in the place of what is in the box, as a person would: Undo brings that back.
 * @param {string} key
 */
function write(key) {
  box.focus();
  getSelection()?.selectAllChildren(box);
  document.execCommand("insertText", false, Messages.say(key));
}

/** Nothing held the press back. */
function posted() {
  if (box.textContent?.trim() === "") return;
  box.textContent = "";
  part("became").textContent = Messages.say("welcome_posted");
}

function sawItWork() {
  part("try").classList.add("done");
  part("done").hidden = false;
}
