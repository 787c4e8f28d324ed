// Companion: the one native port, its handshake, and what state the companion is in. Connects when there is something to say;
// after a failure it tries again when there is something to say again, never on a timer.

const HOST = "io.tacit.host";
const PROTOCOL = 1;

/** How long after a failure the next attempt waits for, in milliseconds: a missing host costs a process start each time. */
const RETRY_AFTER = 1000;

/** What is told later where it cannot be told now; a draft is sent again by whoever holds it. */
const KEPT = ["draft/outcome", "finding/dismiss"];

/** @typedef {"idle" | "connecting" | "ready" | "away" | "mismatch"} State */

export class Companion {
  /** @type {State} */
  state = "idle";
  /** @type {string | undefined} why it is away */
  code = undefined;
  /** @type {string | undefined} what the host said before it left */
  #lastWords = undefined;
  /** @type {{mode: string}} */
  settings = { mode: "guard" };
  /** @type {chrome.runtime.Port | null} */
  #port = null;
  #lastAttempt = -Infinity;
  /** @type {object[]} what would be lost for good if it were not told once the companion is there: outcomes, words put aside */
  #untold = [];

  /** @param {{onMessage: (message: any) => void, onState: () => void}} handlers */
  constructor(handlers) {
    this.handlers = handlers;
  }

  /**
   * Sends a notification, or opens the port and lets the senders say it again once the state is `ready`.
   * @param {{jsonrpc: "2.0", method: string, params: any}} message
   */
  send(message) {
    if (this.state === "ready") {
      this.#port?.postMessage(message);
      return;
    }
    if (KEPT.includes(message.method)) this.#untold.push(message);
    this.connect();
  }

  connect() {
    if (this.#port || performance.now() - this.#lastAttempt < RETRY_AFTER) {
      // Say it again: a content script that asks while we are away has to hear so, not wait.
      if (!this.#port) this.handlers.onState();
      return;
    }
    this.#lastAttempt = performance.now();
    const port = chrome.runtime.connectNative(HOST);
    this.#port = port;
    port.onMessage.addListener((message) => this.#receive(message));
    port.onDisconnect.addListener(() => this.#lost(port));
    this.#become("connecting");
    const client = { name: "tacit-extension", version: chrome.runtime.getManifest().version };
    port.postMessage({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocol: PROTOCOL, client } });
  }

  /** Closes the port: no page has a compose box open any more. */
  disconnect() {
    this.#port?.disconnect();
    this.#port = null;
    this.#lastAttempt = -Infinity;
    this.#become("idle");
  }

  /** @param {any} message */
  #receive(message) {
    if (message.id === 1) this.#greeted(message);
    else if (message.method === "settings/changed") this.#become(this.state, { settings: message.params.settings });
    else if (message.method === "companion/unreachable") this.#lastWords = message.params.code;
    else if (message.method) this.handlers.onMessage(message);
  }

  /** @param {{result?: {settings: {mode: string}}, error?: {code: number}}} answer */
  #greeted({ result, error }) {
    if (error || !result) {
      this.#become("mismatch");
      return;
    }
    this.#become("ready", { settings: result.settings });
    for (const message of this.#untold.splice(0)) this.#port?.postMessage(message);
  }

  /** @param {chrome.runtime.Port} port */
  #lost(port) {
    const error = chrome.runtime.lastError?.message ?? /** @type {any} */ (port).error?.message ?? "";
    if (this.#port !== port) return;
    this.#port = null;
    const missing = /not found|no such native|forbidden|not registered/i.test(error);
    this.#become("away", { code: this.#lastWords ?? (missing ? "host_missing" : "companion_gone") });
    this.#lastWords = undefined;
  }

  /**
   * @param {State} state
   * @param {{code?: string, settings?: {mode: string}}} [more]
   */
  #become(state, { code, settings } = {}) {
    this.state = state;
    this.code = code;
    if (settings) this.settings = settings;
    this.handlers.onState();
  }

  /** The state as a message to content scripts. */
  stateMessage() {
    const state = this.state === "idle" ? "connecting" : this.state;
    return { method: "companion/state", params: { state, settings: this.settings, code: this.code } };
  }
}
