/**
 * Stands in the surfaces' own isolated world and does what it is asked by name: a page, and so a test,
 * cannot reach them there. Question and answer cross the worlds as strings.
 */
{
  /** @type {(string | [string, object])[]} what was chosen, with what it is about where that says something */
  const actions = [];
  /** @type {Layer[]} */
  const layers = [];
  const told = (/** @type {string} */ name, /** @type {object} */ about) =>
    actions.push(Object.keys(about).length > 0 ? [name, about] : name);
  /** @param {Document | ShadowRoot} root */
  const box = (root = document) => /** @type {HTMLElement} */ (root.getElementById("box"));

  /** @param {HTMLElement} to */
  function attach(to) {
    if (!layers.length) layers.push(new Layer(told));
    layers[0].attach(to);
  }

  /** @type {Record<string, (...given: any[]) => unknown>} */
  const answers = {
    attach: () => attach(box()),
    attach_within: () => attach(box(/** @type {ShadowRoot} */ (document.querySelector("section")?.shadowRoot))),
    actions: () => actions,
    age: () => layers[0].modal.age,
    awake: () => layers[0].modal.age >= Layer.GUARD_MS,
    guard: (ms = Layer.GUARD_MS) => (Layer.GUARD_MS = ms),
    patience: () => Layer.PATIENCE_MS,
    passing: (ms) => (Layer.PASSING_MS = ms),
    destroy: () => layers.pop()?.destroy(),
  };
  for (const name of /** @type {const} */ (["badge", "card", "hold", "notice", "close"])) {
    answers[name] = (given) => layers[0][name](given);
  }

  addEventListener("ask", (event) => {
    const [name, ...given] = JSON.parse(/** @type {CustomEvent<string>} */ (event).detail);
    document.documentElement.setAttribute("data-answer", JSON.stringify(answers[name](...given) ?? null));
  });
}
