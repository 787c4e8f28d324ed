// Companion: the one native port, its handshake, and what state the companion is in. Connects when there is something to say;
// after a failure it tries again when there is something to say again, and once for all that was said too soon after it. The settings
// that were heard last are kept in the browser: a site that is switched off stays so while the companion is away.

const HOST = "io.tacit.host";
const PROTOCOL = 1;

/** @type {Answer} */
const UNASKED = { error: { code: "away", message: "" } };

/** How long after a failure the next attempt waits for, in milliseconds: a missing host costs a process start each time. */
const RETRY_AFTER = 1000;

/**
 * @typedef {{name: string, code: string, used: string}} Problem      a setting that could not be used as it was kept
 * @typedef {{settings: Record<string, any>, problems: Problem[], vault?: string, server?: {name: string, version: string}}} Told
 * @typedef {{result?: any, error?: {code: number | "away", message: string}}} Answer
 */

/** What is told later where it cannot be told now; a draft is sent again by whoever holds it. */
const KEPT = ["draft/outcome", "finding/dismiss"];

/** @typedef {"idle" | "connecting" | "ready" | "away" | "mismatch"} State */

export class Companion {
  /** @type {State} */
  state = "idle";
  /** @type {string | undefined} why it is away, or which of the two is the older where they do not understand each other */
  code = undefined;
  /** @type {string | undefined} its own */
  version = undefined;
  /** Whether it said that a newer one takes its place. */
  #isReplaced = false;
  /** @type {string | undefined} what the host said before it left */
  #lastWords = undefined;
  /** @type {string} how the client list is: never what is in it */
  vault = "absent";
  /** What the companion goes by besides a draft's text, as a name: another one where drafts have to be read again. */
  edition = crypto.randomUUID();
  /** @type {Record<string, any> | null} the last that were heard; null before the first companion */
  settings = null;
  /** @type {Problem[]} */
  problems = [];
  /** @type {chrome.runtime.Port | null} */
  #port = null;
  #lastAttempt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} the one attempt that waits for its time */
  #again = undefined;
  /** @type {object[]} what would be lost for good if it were not told once the companion is there: outcomes, words put aside */
  #untold = [];
  /** @type {Map<number, (answer: Answer) => void>} */
  #asked = new Map();
  #lastId = 1;

  /** @param {{onMessage: (message: any) => void, onState: () => void}} handlers */
  constructor(handlers) {
    this.handlers = handlers;
    void chrome.storage.local.get("settings").then(({ settings }) => {
      if (this.settings || !settings) return;
      this.settings = /** @type {Record<string, any>} */ (settings);
      this.handlers.onState();
    });
  }

  /**
   * Whether drafts on a site are read, as far as is known.
   * @param {string} site
   */
  reads(site) {
    return this.settings?.[`site_${site}`] !== false;
  }

  /**
   * Asks the companion something on behalf of a page of ours.
   * @param {string} method
   * @param {object} params
   * @returns {Promise<Answer>}   never rejects; `away` where there is nobody to ask
   */
  ask(method, params) {
    return new Promise((resolve) => {
      if (this.state !== "ready" || !this.#port) {
        resolve(UNASKED);
        return;
      }
      this.#lastId += 1;
      this.#asked.set(this.#lastId, resolve);
      this.#port.postMessage({ jsonrpc: "2.0", id: this.#lastId, method, params });
    });
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
    // Told to a companion of another version it would be of no use, and it would be kept for ever.
    if (this.state !== "mismatch" && KEPT.includes(message.method)) this.#untold.push(message);
    this.connect();
  }

  connect() {
    if (this.#port) return;
    const wait = this.#lastAttempt + RETRY_AFTER - performance.now();
    if (wait > 0) {
      // Whoever asked now may say nothing more: without this a companion that is back by then would go unseen.
      this.#again ??= setTimeout(() => {
        this.#again = undefined;
        this.connect();
      }, Math.ceil(wait) + 1); // in whole milliseconds, and a timer may be early by a part of one
      // Say it again: a content script that asks while we are away has to hear so, not wait.
      this.handlers.onState();
      return;
    }
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#lastAttempt = performance.now();
    this.#isReplaced = false;
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
    this.#forgetAsked();
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#lastAttempt = -Infinity;
    this.#become("idle");
  }

  /** @param {any} message */
  #receive(message) {
    if (message.id === 1) this.#greeted(message);
    else if (this.#asked.has(message.id)) this.#answered(message);
    else if (message.method === "settings/changed") this.#become(this.state, { told: message.params });
    else if (message.method === "vault/changed") this.#renew(message.params);
    else if (message.method === "allowances/changed") this.#renew();
    else if (message.method === "version/changed") this.#isReplaced = true;
    else if (message.method === "companion/unreachable") this.#lastWords = message.params.code;
    else if (message.method) this.handlers.onMessage(message);
  }

  /** @param {{vault?: string}} [told] */
  #renew({ vault } = {}) {
    this.edition = crypto.randomUUID();
    this.#become(this.state, { vault });
  }

  /** @param {{id: number} & Answer} message */
  #answered({ id, result, error }) {
    this.#asked.get(id)?.({ result, error });
    this.#asked.delete(id);
  }

  /** @param {{result?: Told, error?: {code: number, data?: {protocols?: number[]}}}} answer */
  #greeted({ result, error }) {
    if (error || !result) {
      // As with a companion that is away: asked again when there is something to say, for it may have been updated by then.
      this.#port?.disconnect();
      this.#port = null;
      this.#become("mismatch", { code: older(error?.data?.protocols ?? []) });
      return;
    }
    this.version = result.server?.version;
    this.edition = crypto.randomUUID(); // another companion may find something else in an open draft
    this.#become("ready", { told: result, vault: result.vault });
    for (const message of this.#untold.splice(0)) this.#port?.postMessage(message);
  }

  /** @param {chrome.runtime.Port} port */
  #lost(port) {
    const error = chrome.runtime.lastError?.message ?? /** @type {any} */ (port).error?.message ?? "";
    if (this.#port !== port) return;
    this.#port = null;
    this.#forgetAsked();
    if (this.#isReplaced) {
      // Nobody need write a word first: a draft that is open is read by the new one as soon as that is there.
      this.#lastAttempt = -Infinity;
      this.connect();
      return;
    }
    this.#become("away", { code: this.#lastWords ?? whyLost(error) });
    this.#lastWords = undefined;
  }

  #forgetAsked() {
    for (const resolve of this.#asked.values()) resolve(UNASKED);
    this.#asked.clear();
  }

  /**
   * @param {State} state
   * @param {{code?: string, told?: Told, vault?: string}} [more]
   */
  #become(state, { code, told, vault } = {}) {
    this.state = state;
    this.code = code;
    if (vault) this.vault = vault;
    if (told) {
      this.settings = told.settings;
      this.problems = told.problems;
      void chrome.storage.local.set({ settings: told.settings });
    }
    this.handlers.onState();
  }

  /** The state as a message to content scripts and to the extension's own pages. */
  stateMessage() {
    const state = this.state === "idle" ? "connecting" : this.state;
    const { settings, problems, vault, edition, code, version } = this;
    return { method: "companion/state", params: { state, settings, problems, vault, edition, code, version } };
  }
}

/**
 * @param {string} error     what the browser says of a port that it closed; in English, whatever language it speaks
 * @returns {string} why the companion is away
 */
function whyLost(error) {
  if (/system administrator/i.test(error)) return "browser_managed";
  return /not found|no such native|forbidden|not registered|failed to start/i.test(error) ? "host_missing" : "companion_gone";
}

/**
 * @param {number[]} protocols   those that the companion knows; ours is not among them
 * @returns {string} which of the two is the older one
 */
function older(protocols) {
  if (protocols.length === 0) return "mismatch";
  return Math.max(...protocols) < PROTOCOL ? "companion_old" : "extension_old";
}
