// Main: between the tabs and the companion. Each draft's answers go back to the port that it came from.

import { Companion } from "./companion.js";

/** @type {Set<chrome.runtime.Port>} */
const ports = new Set();
/** @type {Map<string, chrome.runtime.Port>} which port a draft belongs to */
const drafts = new Map();
/** @type {Map<string, {draft: string, revision: number, outcome: string | null}>} a draft's outcome, should its page go away without saying so */
const pending = new Map();

const companion = new Companion({
  onMessage(message) {
    drafts.get(message.params?.draft)?.postMessage(message);
  },
  onState() {
    for (const port of ports) port.postMessage(companion.stateMessage());
  },
});

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== "draft" || port.sender?.id !== chrome.runtime.id) return;
  ports.add(port);
  if (companion.state !== "idle") port.postMessage(companion.stateMessage());
  companion.connect();
  port.onMessage.addListener((message) => {
    const { draft } = message.params;
    if (message.method === "draft/pending") {
      pending.set(draft, message.params);
      return;
    }
    if (message.method === "draft/outcome" || message.method === "draft/closed") pending.delete(draft);
    if (message.method === "draft/closed") drafts.delete(draft);
    else drafts.set(draft, port);
    companion.send(message);
  });
  port.onDisconnect.addListener(() => gone(port));
});

/**
 * A page went away: its drafts are closed with it.
 * @param {chrome.runtime.Port} port
 */
function gone(port) {
  ports.delete(port);
  for (const [draft, owner] of drafts) {
    if (owner !== port) continue;
    drafts.delete(draft);
    const params = pending.get(draft);
    pending.delete(draft);
    if (params?.outcome) companion.send({ jsonrpc: "2.0", method: "draft/outcome", params });
    if (companion.state === "ready") companion.send({ jsonrpc: "2.0", method: "draft/closed", params: { draft } });
  }
  if (ports.size === 0) companion.disconnect();
}
