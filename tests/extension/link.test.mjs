// A page's port to the background: opened when there is something to say, and again after it was lost.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.mjs";

/** A link whose ports the test plays. A port that the browser has closed throws when something is sent. */
function setUp() {
  const [ports, states] = [[], []];
  const event = () => ({ listeners: [], addListener(each) { this.listeners.push(each); } });
  const connect = () => {
    const port = {
      sent: [], isClosed: false, onMessage: event(), onDisconnect: event(),
      postMessage(message) {
        if (this.isClosed) throw new Error("Attempting to use a disconnected port object");
        this.sent.push(message.method);
      },
      disconnect() {
        this.isClosed = true;
      },
    };
    ports.push(port);
    return port;
  };
  const { Link } = load(["content/link.js"], { chrome: { runtime: { connect } } }, ["Link"]);
  const link = new Link({ onMessage() {}, onState: ({ state, code }) => states.push(code ?? state) });
  return { link, ports, states };
}

test("a page that is left closes its port, and on the way back it opens another one", () => {
  const { link, ports } = setUp();
  link.send("draft/changed", {});
  link.receive({ method: "companion/state", params: { state: "ready", settings: { mode: "strict" } } });
  link.rest();
  assert.equal(ports[0].isClosed, true);
  assert.deepEqual([link.state.state, link.state.settings.mode], ["connecting", "strict"]);
  link.greet();
  link.send("draft/changed", {});
  assert.deepEqual(ports.map(({ sent }) => sent), [["draft/changed"], ["draft/changed"]]);
});

test("a port that the browser has closed unheard is not used again", () => {
  const { link, ports, states } = setUp();
  link.send("draft/changed", {});
  ports[0].isClosed = true;
  link.send("draft/changed", {});
  assert.deepEqual(states, ["extension_gone"]);
  link.send("draft/changed", {});
  assert.deepEqual(ports.map(({ sent }) => sent.length), [1, 1]);
});

test("a port that is lost is told, and the next word opens another one", () => {
  const { link, ports, states } = setUp();
  link.greet();
  for (const listener of ports[0].onDisconnect.listeners) listener();
  assert.deepEqual(states, ["worker_gone"]);
  link.send("draft/changed", {});
  assert.deepEqual(ports[1].sent, ["draft/changed"]);
});
