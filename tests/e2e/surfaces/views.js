/**
 * Shows the views in an open root, with their words written out, for a checker that reads neither closed
 * roots nor generated content. Runs in one function with the surfaces' scripts; `messages` is
 * messages.json.
 */
window.show = (/** @type {string} */ name, /** @type {any} */ given, folded = false) => {
  document.querySelector(".shown")?.remove();
  const host = document.createElement("div");
  host.className = "shown";
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [Style.sheet()];
  const frame = Views.frame();
  const made = Views[name](name === "card" || name === "hold" ? Summary.of(given) : given);
  frame.append(made);
  root.append(frame);
  // One of a group at most stays open, and every word is to be looked at.
  for (const fold of folded ? [] : root.querySelectorAll("details")) {
    fold.removeAttribute("name");
    fold.open = true;
  }
  for (const each of root.querySelectorAll("[data-words]")) {
    each.append(each.dataset.words);
    each.removeAttribute("data-words");
  }
  if (made instanceof HTMLDialogElement) made.showModal();
  else made.style.inset = "8px auto auto 8px"; // what is out of sight has no contrast
};

/** What axe-core says of it. */
window.check = async () => {
  // A region outside of a landmark is a matter of whole pages.
  const rules = { region: { enabled: false } };
  const { shadowRoot } = document.querySelector(".shown");
  // What is still fading in has no contrast yet.
  await Promise.all(shadowRoot.getAnimations().map(({ finished }) => finished));
  const { violations, passes } = await axe.run(".shown", { rules });
  return {
    violations: violations.map(({ id, nodes }) => [id, nodes[0].html]),
    passes: passes.map(({ id }) => id),
  };
};

/** Makes the words hard to read. */
window.dim = () => {
  const { shadowRoot } = document.querySelector(".shown");
  shadowRoot.querySelector(".frame").style.setProperty("--paper", "#808080");
};
