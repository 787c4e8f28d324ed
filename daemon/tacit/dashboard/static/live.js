// Live: shows what is new while the page is open. The server says that something has changed, and nothing else; the page is then
// fetched anew from its own address. Without this script the page is the same, as of when it was loaded.

"use strict";

const main = document.querySelector("main");
const news = document.getElementById("news");
const FOCUSABLE = "a, button, select, summary, [tabindex]";

/** @type {EventSource | null} */
let stream = null;
let isFetching = false;
let isDue = false;

function listen() {
  if (stream || document.hidden) return;
  stream = new EventSource(`/news?since=${news.dataset.edition}`);
  stream.addEventListener("message", () => void renew());
  stream.addEventListener("open", () => {
    if (news.textContent === news.dataset.ended) news.textContent = "";
  });
  stream.addEventListener("error", end);
}

/** A stream that has ended is not asked for again, until the person comes back to the page: what is on it grows old. */
function end() {
  stop();
  news.textContent = news.dataset.ended;
}

function stop() {
  stream?.close();
  stream = null;
}

/** Fetches the page and shows it, once nobody is choosing in the form: what is being chosen would be lost. */
async function renew() {
  isDue = true;
  if (isFetching) return;
  if (isInForm(document.activeElement)) {
    news.textContent = news.dataset.waiting;
    return;
  }
  isFetching = true;
  try {
    while (isDue) {
      isDue = false;
      const answer = await fetch(location.href);
      if (!answer.ok) throw new Error("the session is over");
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    news.textContent = news.dataset.renewed;
  } catch {
    news.textContent = news.dataset.over;
    stop();
  } finally {
    isFetching = false;
  }
}

/** @param {Element | null} element */
function isInForm(element) {
  return Boolean(element?.closest("form"));
}

/** @param {Document} fresh */
function show(fresh) {
  const focused = main.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  const open = [...main.querySelectorAll("details[open] .room")].map((room) => ({ name: nameOf(room), left: room.scrollLeft }));
  const form = main.querySelector("form");
  main.replaceChildren(...fresh.querySelector("main").childNodes);
  if (form) main.querySelector("form")?.replaceWith(form);
  for (const { name, left } of open) {
    const room = find(".room", name);
    if (!room) continue;
    room.closest("details").open = true;
    room.scrollLeft = left;
  }
  if (focused) find(FOCUSABLE, focused)?.focus({ preventScroll: true });
  news.dataset.edition = fresh.getElementById("news").dataset.edition;
}

/**
 * What tells an element from the others of the page, also of a newer one.
 * @param {Element} element
 */
function nameOf(element) {
  const table = element.closest("details")?.querySelector(".room")?.getAttribute("aria-label");
  return [element.tagName, element.getAttribute("href"), table].join(" ");
}

/**
 * @param {string} selector
 * @param {string} name
 * @returns {HTMLElement | undefined}
 */
function find(selector, name) {
  return [...main.querySelectorAll(selector)].find((each) => nameOf(each) === name);
}

main.addEventListener("focusout", ({ relatedTarget }) => {
  // Only after that does the document say where the focus is.
  if (isDue && !isInForm(relatedTarget)) setTimeout(renew);
});
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);
listen();
