// Main: between the tabs and the companion. Each draft's answers go back to the port that it came from.

import { Companion } from "./companion.js";

/** What the extension's own pages may ask the companion. */
const ASKED_BY_PAGES = ["settings/get", "settings/set", "allowances/get", "allowances/take_back", "dashboard/open"];

/** What a content script may have told the companion. */
const TOLD_BY_DRAFTS = ["draft/changed", "draft/closed", "draft/outcome", "finding/dismiss"];

/** How the client list is while drafts are not compared with it, and there is something that the person can do about that. */
const LOCKED = ["locked", "damaged"];

/** @type {Set<chrome.runtime.Port>} of content scripts, and of the practice box */
const ports = new Set();
/** @type {Set<chrome.runtime.Port>} of the extension's own pages */
const pages = new Set();
/** @type {Map<string, chrome.runtime.Port>} which port a draft belongs to */
const drafts = new Map();
/** @type {Map<string, {draft: string, revision: number, outcome: string | null}>} a draft's outcome, should its page go away without saying so */
const pending = new Map();

const companion = new Companion({
  onMessage(message) {
    drafts.get(message.params?.draft)?.postMessage(message);
  },
  onState() {
    for (const port of [...ports, ...pages]) port.postMessage(companion.stateMessage());
  },
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("pages/welcome.html") });
});

chrome.runtime.onConnect.addListener((port) => {
  if (port.sender?.id !== chrome.runtime.id) return;
  if (port.name === "draft") attend(port, ports, takeDraft);
  // A content script speaks for a page that is not ours: it changes no setting, and hears no word that was allowed.
  else if (port.name === "page" && port.sender.url?.startsWith(chrome.runtime.getURL(""))) attend(port, pages, answerPage);
});

/**
 * @param {chrome.runtime.Port} port
 * @param {Set<chrome.runtime.Port>} among
 * @param {(port: chrome.runtime.Port, message: any) => void} take
 */
function attend(port, among, take) {
  among.add(port);
  if (companion.state !== "idle" || companion.settings) port.postMessage(companion.stateMessage());
  companion.connect();
  port.onMessage.addListener((message) => take(port, message));
  port.onDisconnect.addListener(() => {
    among.delete(port);
    if (among === ports) closeDrafts(port);
    if (ports.size + pages.size === 0) companion.disconnect();
  });
}

/**
 * @param {chrome.runtime.Port} port
 * @param {any} message
 */
function takeDraft(port, message) {
  if (message.method === "dashboard/unlock") {
    void showLock();
    return;
  }
  const { draft } = message.params;
  if (message.method === "draft/pending") {
    pending.set(draft, message.params);
    return;
  }
  if (!TOLD_BY_DRAFTS.includes(message.method)) return;
  // A page that has just been opened does not know yet that its site is switched off.
  if (message.method === "draft/changed" && !message.params.practice && !companion.reads(message.params.site)) return;
  if (message.method === "draft/outcome" || message.method === "draft/closed") pending.delete(draft);
  if (message.method === "draft/closed") drafts.delete(draft);
  else drafts.set(draft, port);
  companion.send(message);
}

/**
 * @param {chrome.runtime.Port} port
 * @param {{id: number, method: string, params: object}} message
 */
async function answerPage(port, { id, method, params }) {
  if (method === "companion/connect") companion.connect();
  if (!ASKED_BY_PAGES.includes(method)) return;
  const answer = await companion.ask(method, method === "dashboard/open" ? opening(params) : params);
  if (pages.has(port)) port.postMessage({ id, ...answer });
}

/**
 * The file that opens the dashboard is for the person's browser: no page of ours learns its name.
 * @param {{place?: string}} params
 */
function opening({ place }) {
  return place ? { show: true, place } : { show: true };
}

/** Whether the companion is being asked to open the dashboard on behalf of a content script. */
let isShowing = false;

/**
 * Has the page opened on which the client list is unlocked. A content script speaks for a page that is not ours, so it can have this
 * page opened and no other, only while the list is locked, and once at a time.
 */
async function showLock() {
  if (isShowing || !LOCKED.includes(companion.vault)) return;
  isShowing = true;
  await companion.ask("dashboard/open", { show: true, place: "clients" });
  isShowing = false;
}

/**
 * A page went away: its drafts are closed with it.
 * @param {chrome.runtime.Port} port
 */
function closeDrafts(port) {
  for (const [draft, owner] of drafts) {
    if (owner !== port) continue;
    drafts.delete(draft);
    const params = pending.get(draft);
    pending.delete(draft);
    if (params?.outcome) companion.send({ jsonrpc: "2.0", method: "draft/outcome", params });
    if (companion.state === "ready") companion.send({ jsonrpc: "2.0", method: "draft/closed", params: { draft } });
  }
}
