// Main: finds compose boxes as the person comes to them, and wires watch, guard and link together. Nothing happens on a page
// until one of its compose boxes gets the focus, or the popup asks how things are.

/** How long a page waits with the word that it reads nothing, in milliseconds: a frame in it may read something. */
const FRAMES_PATIENCE = 50;

{
  const site = Site.of(location.hostname);
  if (site) start(site);
}

/**
 * @param {Site} site
 * @param {(state: BadgeState) => void} [onShown]   told what each badge says
 */
function start(site, onShown = () => {}) {
  /** @type {Set<Watch>} the one last whose box was used last */
  const watches = new Set();
  const highlights = new Highlights();
  let { vault, edition } = { vault: /** @type {VaultState} */ ("absent"), edition: "" };

  const link = new Link({
    onMessage(method, params) {
      const watch = [...watches].find(({ draft }) => draft.id === params.draft);
      if (method === "draft/verdict") watch?.draft.receiveVerdict(params);
      else if (method === "draft/suggestion") watch?.draft.receiveSuggestion(params);
      else if (method === "draft/refused") watch?.draft.receiveRefusal(params);
    },
    onState(told) {
      const { state } = told;
      const changed = told.vault !== vault || told.edition !== edition;
      ({ vault, edition } = told);
      // Of a copy: a hold that closes gives the focus back, and that puts its watch at the end.
      for (const watch of [...watches]) {
        if (changed) watch.draft.forgetReading(); // it was read with another list, or other words allowed
        if (!watch.isOn()) watch.rest();
        else if (state === "ready") watch.resume();
        else if (Decision.isAway(state)) watch.draft.giveUp();
        watch.show();
      }
    },
  });

  const guard = new Guard(site, watchOf, () => link.state);
  guard.listen();
  // Focus that moves within one shadow root is not heard of outside of it; clicks and input are.
  for (const type of ["focusin", "click", "input"]) {
    window.addEventListener(
      type,
      (event) => {
        const box = site.boxIn(event.composedPath());
        if (box) watchOf(box);
      },
      true,
    );
  }

  if (!site.data.practice) {
    chrome.runtime.onMessage.addListener((message, _, answer) => {
      if (message.method !== "tab/look") return;
      const last = [...watches].at(-1);
      if (!last && window !== window.top) return; // the first answer counts, and it is for the page to say that there is nothing
      const badge = last ? last.badge ?? "reading" : null;
      setTimeout(() => answer({ site: site.data.site, badge, ignored: site.isIgnoredPage() }), last ? 0 : FRAMES_PATIENCE);
      return true;
    });
  }

  window.addEventListener("pagehide", () => {
    for (const { draft, asked } of watches) draft.end(asked !== null);
    link.rest();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && watches.size > 0) link.greet(); // what the companion says of itself has each draft read again
  });

  /** @param {HTMLElement} box */
  function watchOf(box) {
    const known = [...watches].find(({ composer }) => composer.holds(box));
    if (known) {
      watches.delete(known);
      watches.add(known);
      return known;
    }
    const watch = new Watch(site, box, link, highlights, {
      onGone: (gone) => watches.delete(gone),
      release: (held) => guard.release(held),
      retry: (held) => guard.retry(held),
      onShown,
    });
    watches.add(watch);
    link.greet();
    return watch;
  }
}
