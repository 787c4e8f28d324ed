// Main: between the tabs and the companion. Each draft's answers go back to the port that it came from.

import { Companion } from "./companion.js";

/** @type {Set<chrome.runtime.Port>} */
const ports = new Set();
/** @type {Map<string, chrome.runtime.Port>} which port a draft belongs to */
const drafts = new Map();

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
    if (message.method === "draft/closed") drafts.delete(message.params.draft);
    else drafts.set(message.params.draft, port);
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
    if (companion.state === "ready") companion.send({ jsonrpc: "2.0", method: "draft/closed", params: { draft } });
  }
  if (ports.size === 0) companion.disconnect();
}
