// Dashboard: has the companion open a page of it in the person's default browser. An extension may not open the file that leads there, and it
// has no need of the token in it.

/** @typedef {"settings" | "you" | "clients" | "accounts" | "policy"} Place */

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} said     where to say what came of it
 * @param {import("./background.js").Background} background
 * @param {Place} [place]           the page; without it, the first one
 */
export function offer(button, said, background, place) {
  button.addEventListener("click", async () => {
    said.textContent = "";
    const { result, error } = await background.ask("dashboard/open", place && { place });
    if (error?.code === "away") said.textContent = Messages.say("page_companion_gone");
    else said.textContent = result && !result.problem ? Messages.say("page_dashboard_opens") : Messages.say("page_dashboard_not", result?.problem ?? "");
  });
}
