// Link: a frame's one port to the background. Opened when there is something to say, and again after it was lost.

class Link {
  /** @param {{onMessage: (method: string, params: any) => void, onState: (state: StateMessage) => void}} handlers */
  constructor({ onMessage, onState }) {
    this.onMessage = onMessage;
    this.onState = onState;
    /** @type {StateMessage} */
    this.state = { state: "connecting", settings: { mode: "guard" }, vault: "absent", edition: "" };
    /** @type {chrome.runtime.Port | null} */
    this.port = null;
  }

  /**
   * @param {string} method
   * @param {object} params
   */
  send(method, params) {
    try {
      this.open().postMessage({ jsonrpc: "2.0", method, params });
    } catch {
      // The extension was updated or removed under this page; only a reload of the page brings it back.
      this.port = null;
      this.lost("extension_gone");
    }
  }

  /**
   * Closes the port of a page that is left. Where it is kept for a way back, the browser closes it as well, and tells this end nothing
   * (developer.chrome.com/blog/bfcache-extension-messaging-changes).
   */
  rest() {
    const { port } = this;
    this.port = null;
    port?.disconnect();
    this.state = { ...this.state, state: "connecting" };
  }

  /** Opens the port, so that the companion starts and says how it is before the first word is typed. */
  greet() {
    try {
      this.open();
    } catch {
      this.lost("extension_gone");
    }
  }

  open() {
    if (this.port) return this.port;
    const port = chrome.runtime.connect({ name: "draft" });
    this.port = port;
    port.onMessage.addListener((message) => this.receive(message));
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError; // read, so that the browser does not print it into the page's console
      if (this.port !== port) return;
      this.port = null;
      this.lost("worker_gone");
    });
    return port;
  }

  /** @param {{method: string, params: any}} message */
  receive({ method, params }) {
    if (method !== "companion/state") {
      this.onMessage(method, params);
      return;
    }
    // Until a companion has spoken for the first time the background knows no settings; those that held before hold on.
    this.state = { ...params, settings: params.settings ?? this.state.settings };
    this.onState(this.state);
  }

  /** @param {string} code */
  lost(code) {
    this.state = { ...this.state, state: "away", code };
    this.onState(this.state);
  }
}
