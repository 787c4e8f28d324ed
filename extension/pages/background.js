// Background: a page's line to the extension's background, which talks to the companion. It may close when the browser puts the
// background to sleep; it is opened again when the page has something to ask, or the person comes back to it.

/** @typedef {import("../background/companion.js").Answer} Answer */

/**
 * @typedef {object} PageState      params of `companion/state`
 * @property {CompanionState} state
 * @property {Settings | null} settings     the last that were heard; null before the first companion
 * @property {{name: string, code: string, used: string}[]} problems
 * @property {VaultState} [vault]
 * @property {string} [edition]     of what the companion goes by besides a draft's text and the settings: what was allowed, too
 * @property {string} [code]        why the companion is away, or which is the older where they do not understand each other
 * @property {string} [version]     of the companion that answered last
 */

/** @type {Answer} */
const UNASKED = { error: { code: "away", message: "" } };

export class Background {
  /** @type {PageState} */
  state = { state: "connecting", settings: null, problems: [] };
  /** @type {chrome.runtime.Port | null} */
  #port = null;
  /** @type {Map<number, (answer: Answer) => void>} */
  #asked = new Map();
  #lastId = 0;

  /** @param {(state: PageState) => void} onState */
  constructor(onState) {
    this.onState = onState;
    this.#open();
    // A person who was told to start something comes back from elsewhere: they should not have to ask whether it helped.
    addEventListener("focus", () => this.checkAgain());
  }

  /** Has the background look for the companion, unless it is there. */
  checkAgain() {
    if (this.state.state === "ready" && this.#port) return;
    this.#open().postMessage({ method: "companion/connect" });
  }

  /**
   * @param {string} method
   * @param {object} params
   * @returns {Promise<Answer>}
   */
  ask(method, params = {}) {
    return new Promise((resolve) => {
      this.#lastId += 1;
      this.#asked.set(this.#lastId, resolve);
      this.#open().postMessage({ id: this.#lastId, method, params });
    });
  }

  #open() {
    if (this.#port) return this.#port;
    const port = chrome.runtime.connect({ name: "page" });
    this.#port = port;
    port.onMessage.addListener((message) => this.#receive(message));
    port.onDisconnect.addListener(() => {
      this.#port = null;
      for (const resolve of this.#asked.values()) resolve(UNASKED);
      this.#asked.clear();
    });
    return port;
  }

  /** @param {any} message */
  #receive(message) {
    if (message.method === "companion/state") {
      this.state = message.params;
      this.onState(this.state);
      return;
    }
    this.#asked.get(message.id)?.(message);
    this.#asked.delete(message.id);
  }
}
