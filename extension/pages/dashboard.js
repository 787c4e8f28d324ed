// Dashboard: has the companion open it in the person's default browser. An extension may not open the file that leads there, and it
// has no need of the token in it.

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} said     where to say what came of it
 * @param {import("./background.js").Background} background
 */
export function offer(button, said, background) {
  button.addEventListener("click", async () => {
    said.textContent = "";
    const { result, error } = await background.ask("dashboard/open");
    if (error?.code === "away") said.textContent = Messages.say("page_companion_gone");
    else said.textContent = result && !result.problem ? Messages.say("page_dashboard_opens") : Messages.say("page_dashboard_not", result?.problem ?? "");
  });
}
