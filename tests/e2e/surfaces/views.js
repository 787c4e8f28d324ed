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
  // Card and line stand where the layer puts them; what is out of sight has no contrast.
  const stacked = name === "card" || name === "note";
  const placed = stacked ? Views.stack() : made;
  if (stacked) placed.append(made);
  frame.append(placed);
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
  else placed.style.inset = "8px auto auto 8px";
  window.surface = made;
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

/** What is wider than the surface that it stands in, with letters so many times their size. */
window.cutOff = (/** @type {string} */ direction, /** @type {number} */ size) => {
  const frame = document.querySelector(".shown").shadowRoot.querySelector(".frame");
  frame.dir = direction;
  frame.style.fontSize = `${14 * size}px`;
  const { left, right } = surface.getBoundingClientRect();
  const outside = [...surface.querySelectorAll("*"), surface].filter((each) => {
    if (each.closest(".unseen, svg") || !each.checkVisibility()) return false;
    const box = each.getBoundingClientRect();
    return box.left < Math.max(0, left) - 1 || box.right > Math.min(innerWidth, right) + 1 || each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0;
  });
  return outside.map((each) => each.outerHTML.slice(0, 120));
};

/** What cannot be brought into sight by a line at least, or leaves the window. */
window.outOfReach = () => {
  const { top, bottom } = surface.getBoundingClientRect();
  const parts = [...surface.querySelectorAll("h2, p, dt, dd, li, button")].filter((each) => each.checkVisibility());
  const hidden = parts.filter((each) => {
    each.scrollIntoView({ block: "center" });
    const seen = Placing.seen(each);
    return !seen || seen.bottom - seen.top < Math.min(20, each.offsetHeight);
  });
  return [...(top < 0 || bottom > innerHeight ? [surface] : []), ...hidden].map((each) => each.outerHTML.slice(0, 120));
};

/** Puts in what cannot be wrapped. */
window.stretch = () => {
  const wide = document.createElement("div");
  wide.style.width = "2000px";
  wide.append("wide");
  surface.append(wide);
};

/** Whether the drawing stands left of the first line, and which way a fold points. */
window.sides = () => {
  const { shadowRoot } = document.querySelector(".shown");
  const [drawing, words] = shadowRoot.querySelector(".head").children;
  const turned = getComputedStyle(shadowRoot.querySelector("summary svg")).transform;
  return [drawing.getBoundingClientRect().left < words.getBoundingClientRect().left, turned];
};

/** What is told by lines: the surface's edge, and what a suggestion changes. */
window.lines = () => {
  const { shadowRoot } = document.querySelector(".shown");
  const { borderTopWidth, transitionDuration } = getComputedStyle(surface);
  const changes = [...shadowRoot.querySelectorAll("del, ins")].map((each) => getComputedStyle(each).textDecorationLine);
  return { border: borderTopWidth, transition: transitionDuration, changes };
};
