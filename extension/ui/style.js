/**
 * How the surfaces look. One sheet, adopted by each closed root.
 *
 * Sizes are in em of the reader's own default size: the host resets everything that the site sets, its root
 * size included. Colours keep 4.5:1 against their ground, light and dark (WCAG 2.2, 1.4.3), 3:1 for lines
 * that carry meaning.
 */
const Style = (() => {
  // The page's rules for <div> reach the host, and only !important in here outranks an !important out there.
  const HOST = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  z-index: 2147483647 !important;
}
@media print { :host { display: none !important; } }`;

  const TOKENS = `
.frame {
  --paper: #ffffff; --ink: #1c2226; --soft: #56606a; --line: #8a949c; --hair: #d5dade; --wash: #f3f5f6;
  --accent: #17605b; --on-accent: #ffffff; --caution: #8a5200; --stop: #b3261e; --gone: #fdecea; --new: #e3f3ec;
  color-scheme: light dark;
  color: var(--ink);
  font: 400 0.875em/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start;
}
@media (prefers-color-scheme: dark) {
  .frame {
    --paper: #1f2428; --ink: #e9ecee; --soft: #aeb7be; --line: #77828b; --hair: #3a4249; --wash: #2a3036;
    --accent: #83cfc7; --on-accent: #10312e; --caution: #f0b35e; --stop: #ff9a91; --gone: #4a2a2a; --new: #1f3f35;
  }
}`;

  // Generated content, because a page can read and search real text in a closed root: see Elements.words.
  const WORDS = `
[data-words]::before { content: attr(data-words); }
.frame, .frame * { box-sizing: border-box; user-select: none; -webkit-user-select: none; }
.draft { unicode-bidi: plaintext; overflow-wrap: anywhere; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
svg { flex: none; width: 1.15em; height: 1.15em; }
.tone-stop { color: var(--stop); }
.tone-caution { color: var(--caution); }
.tone-quiet { color: var(--soft); }`;

  const BADGE = `
.badge {
  position: fixed; display: inline-flex; align-items: center; gap: 0.35em; min-height: 24px;
  /* One width whatever it says: a page can measure where our host is. */
  inline-size: min(18em, 100vw - 16px);
  margin: 0; padding: 0 0.7em 0 0.5em; font: inherit; font-size: 0.8571em; line-height: 1.3; white-space: nowrap;
  background: var(--paper); border: 1px solid var(--hair); border-radius: 999px; cursor: pointer;
}
.badge.tone-stop, .badge.tone-caution { border-color: currentColor; font-weight: 600; }
.badge:hover { background: var(--wash); }`;

  const SURFACES = `
.card, .note, .hold {
  color: var(--ink); background: var(--paper); border: 1px solid var(--hair); border-radius: 10px;
  box-shadow: 0 2px 6px rgb(0 0 0 / 0.12), 0 10px 28px rgb(0 0 0 / 0.16);
  transition: opacity 120ms ease-out;
}
@starting-style { .card, .note, .hold { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .card, .note, .hold { transition: none; } }
.stack {
  position: fixed; display: flex; flex-direction: column; align-items: flex-start; gap: 8px;
  max-height: calc(100vh - 16px); pointer-events: none;
}
.stack:empty { display: none; }
.stack > * { pointer-events: auto; }
.card { display: flex; flex-direction: column; width: min(25.7em, calc(100vw - 16px)); min-height: 0; }
.hold {
  width: min(30em, calc(100vw - 16px)); max-width: none; max-height: calc(100vh - 16px); margin: auto; padding: 0;
}
.hold[open] { display: flex; flex-direction: column; }
.hold::backdrop { background: rgb(10 14 18 / 0.5); }
.note {
  display: flex; flex: none; width: max-content; max-width: min(25.7em, calc(100vw - 16px));
  align-items: center; gap: 0.6em; padding: 0.5em 0.7em;
}
[hidden] { display: none !important; }`;

  const CONTENT = `
.head {
  display: flex; gap: 0.55em; margin: 0; padding: 0.85em 1em 0;
  font-size: 1.0714em; font-weight: 600; line-height: 1.35;
}
.hold .head { padding: 1.1em 1.2em 0; font-size: 1.2143em; }
.head svg { margin-top: 0.1em; }
.text { min-height: 0; padding: 0.4em 1em 0; overflow-y: auto; }
.hold .text { padding: 0.4em 1.4em 0; }
/* At 400 % the first line and the buttons alone fill a window: all of it scrolls then, from what was found on. */
@media (max-height: 20em) {
  .card, .hold { overflow-y: auto; }
  .card > *, .hold > * { flex: none; }
  .text { overflow-y: visible; }
}
p { margin: 0.35em 0; }
.help { color: var(--soft); }
.group { display: grid; grid-template-columns: fit-content(8.5em) 1fr; gap: 0.15em 0.8em; margin: 0.5em 0; }
.group dt { color: var(--soft); }
.group dd { margin: 0; }
.why, .by-hand { margin: 0.4em 0; padding-inline-start: 1.2em; }
.instead { padding-inline-start: 0.7em; border-inline-start: 2px solid var(--line); }
.reply { margin: 0.6em 0; }
.by-hand { padding: 0; list-style: none; }
.excerpt {
  display: block; width: 100%; margin: 0; padding: 0.35em 0.7em; font: inherit; text-align: start; color: var(--accent);
  text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 2px;
  background: var(--wash); border: 0; border-inline-start: 2px solid var(--line); border-radius: 0 6px 6px 0; cursor: pointer;
}
.excerpt:dir(rtl) { border-radius: 6px 0 0 6px; }
.excerpt:hover { text-decoration-color: currentColor; }
li + li { margin-top: 0.3em; }
details { margin: 0.2em 0; }
summary {
  display: inline-flex; align-items: center; gap: 0.35em; min-height: 24px; color: var(--accent); cursor: pointer;
  list-style: none;
}
/* What comes late has its place from the start: nothing moves under a pointer. */
.place { display: flex; align-items: center; gap: 0.35em; min-height: 28px; color: var(--soft); }
.place.fold { min-height: 24px; margin: 0.2em 0; }
.place.fold svg { width: 0.8em; height: 0.8em; }
.said + details, .said + .place, .reply + details { margin-top: 0.5em; }
.instead + p { margin-top: 0.8em; }
summary::-webkit-details-marker { display: none; }
summary svg { width: 0.8em; height: 0.8em; }
summary:dir(rtl) svg { transform: scaleX(-1); }
[open] > summary svg { transform: rotate(90deg); }
.finding { margin: 0; }
.finding > summary { gap: 0.3em; color: inherit; align-items: baseline; }
.finding > summary svg { color: var(--soft); }
.choices { display: flex; flex-wrap: wrap; gap: 0.3em; align-items: flex-start; margin: 0.2em 0 0.4em; }
.finding > .choices { flex-direction: column; padding-inline-start: 0.6em; border-inline-start: 2px solid var(--hair); }
.choice { display: flex; gap: 0.5em; align-items: center; min-height: 28px; cursor: pointer; }
.choice input { inline-size: 1.1em; block-size: 1.1em; margin: 0; flex: none; accent-color: var(--accent); }
.waits { padding: 0.35em 0; color: var(--soft); }
.card .waits { flex: 1 0 100%; min-height: 32px; }
.preview {
  margin: 0.3em 0 0.5em; padding: 0.6em 0.8em; background: var(--wash); border-radius: 6px; white-space: pre-wrap;
}
.preview del { background: var(--gone); text-decoration: line-through; text-decoration-thickness: 1px; }
.preview ins {
  background: var(--new); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 2px;
}
.preview del + ins { margin-inline-start: 0.2em; }
.skipped { color: var(--soft); }`;

  const BUTTONS = `
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35em; padding: 0.75em 1em 0.95em; }
.hold .buttons { padding: 0.9em 1.4em 1.2em; }
.buttons button, .note button, .small {
  min-height: 32px; margin: 0; padding: 0.25em 0.75em; font: inherit; font-weight: 600; color: var(--accent);
  background: transparent; border: 1px solid var(--line); border-radius: 7px; cursor: pointer;
}
.buttons .main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.buttons .plain, .note button {
  padding: 0.25em 0.4em; font-weight: 400; color: var(--ink); border-color: transparent; flex: none;
  text-decoration: underline; text-underline-offset: 2px;
}
.small { min-height: 28px; padding: 0.1em 0.6em; font-weight: 400; text-align: start; overflow-wrap: anywhere; }
.hold .plain { margin-inline-start: auto; }
.links { display: flex; flex-wrap: wrap; flex: 1 0 100%; justify-content: space-between; margin-inline: -0.4em; }
.note button { min-height: 24px; }
button:hover { filter: brightness(0.96); }
:focus { outline: none; }
:focus-visible, .hold button:focus { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 7px; }
.badge:focus-visible { border-radius: 999px; }
@media (forced-colors: active) {
  .buttons .main { border-width: 2px; }
  :focus-visible, .hold button:focus { outline-color: Highlight; }
}`;

  /** @type {CSSStyleSheet | undefined} */
  let shared;

  return {
    /** @returns {CSSStyleSheet} the one sheet of this document */
    sheet() {
      if (!shared) {
        shared = new CSSStyleSheet();
        shared.replaceSync([HOST, TOKENS, WORDS, BADGE, SURFACES, CONTENT, BUTTONS].join("\n"));
      }
      return shared;
    },
  };
})();
