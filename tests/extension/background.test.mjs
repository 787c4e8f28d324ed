// The background with the browser's side of it played by the test: who may ask what, and what is remembered.

import assert from "node:assert/strict";
import { test } from "node:test";

const OURS = "chrome-extension://tacit/";
const SETTINGS = { mode: "strict", site_x: false, site_facebook: true };

/** One event that an extension can listen to. */
class Event {
  listeners = [];
  addListener(listener) {
    this.listeners.push(listener);
  }
  fire(...given) {
    for (const listener of this.listeners) listener(...given);
  }
}

class Port {
  onMessage = new Event();
  onDisconnect = new Event();
  sent = [];
  disconnected = false;
  constructor(name, sender) {
    Object.assign(this, { name, sender });
  }
  postMessage(message) {
    this.sent.push(message);
  }
  disconnect() {
    this.disconnected = true;
  }
}

/** Starts a background of its own, with what the browser has kept. */
async function start(kept = {}) {
  const world = { natives: [], tabs: [], onConnect: new Event(), onInstalled: new Event(), kept };
  globalThis.chrome = {
    runtime: {
      id: "tacit",
      getURL: (path) => OURS + path,
      getManifest: () => ({ version: "1" }),
      onConnect: world.onConnect,
      onInstalled: world.onInstalled,
      connectNative: () => {
        world.natives.push(new Port("native"));
        return world.natives.at(-1);
      },
    },
    tabs: { create: ({ url }) => world.tabs.push(url) },
    storage: { local: { get: async () => kept, set: async (values) => Object.assign(kept, values) } },
  };
  await import(`../../extension/background/main.js?${Math.random()}`);
  await settled();
  return world;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function connect(world, name, url) {
  const port = new Port(name, { id: "tacit", url });
  world.onConnect.fire(port);
  return port;
}

/** Has the companion answer the handshake. */
function greet(world, settings = SETTINGS) {
  world.natives.at(-1).onMessage.fire({ jsonrpc: "2.0", id: 1, result: { settings, problems: [] } });
}

const states = (port) => port.sent.filter(({ method }) => method === "companion/state").map(({ params }) => params);
const draft = (site, more = {}) => ({ jsonrpc: "2.0", method: "draft/changed", params: { draft: "d", revision: 1, text: "t", site, ...more } });
const DISMISSED = { jsonrpc: "2.0", method: "finding/dismiss", params: { draft: "d", word: "Ana", label: "NAME", site: "x", reason: "me", scope: "word" } };

test("a page of ours asks for settings and changes them, and hears the companion's own answer", async () => {
  const world = await start();
  const page = connect(world, "page", `${OURS}pages/options.html`);
  greet(world);
  page.onMessage.fire({ id: 7, method: "settings/set", params: { name: "mode", value: "loud" } });
  const asked = world.natives[0].sent.at(-1);
  assert.deepEqual([asked.method, asked.params], ["settings/set", { name: "mode", value: "loud" }]);
  world.natives[0].onMessage.fire({ id: asked.id, error: { code: -32602, message: "mode: guard, strict or watch is expected" } });
  await settled();
  assert.deepEqual(page.sent.at(-1), { id: 7, result: undefined, error: { code: -32602, message: "mode: guard, strict or watch is expected" } });
});

test("a content script cannot pass for a page of ours, nor a page ask for anything else", async () => {
  const world = await start();
  const stranger = connect(world, "page", "https://x.com/home");
  assert.equal(stranger.onMessage.listeners.length, 0);
  const page = connect(world, "page", `${OURS}pages/options.html`);
  greet(world);
  const before = world.natives[0].sent.length;
  page.onMessage.fire({ id: 1, method: "draft/changed", params: {} });
  await settled();
  assert.equal(world.natives[0].sent.length, before);
  page.onMessage.fire({ id: 2, method: "settings/get", params: {} });
  assert.equal(world.natives[0].sent.length, before + 1);
});

test("a page has the dashboard shown, and cannot ask for the file that opens it", async () => {
  const world = await start();
  const page = connect(world, "page", `${OURS}pages/popup.html`);
  const tab = connect(world, "draft", "https://x.com/home");
  greet(world);
  const [native] = world.natives;
  for (const port of [page, tab]) port.onMessage.fire({ id: 4, method: "dashboard/open", params: { show: false, draft: "d" } });
  const asked = native.sent.filter(({ method }) => method === "dashboard/open");
  assert.deepEqual(asked.map(({ params }) => params), [{ show: true }]);
  page.onMessage.fire({ id: 5, method: "dashboard/open", params: { place: "you", path: "/etc" } });
  assert.deepEqual(native.sent.at(-1).params, { show: true, place: "you" });
  native.onMessage.fire({ id: asked[0].id, result: { path: null, problem: null } });
  await settled();
  assert.deepEqual(page.sent.at(-1), { id: 4, result: { path: null, problem: null }, error: undefined });
});

test("a content script has the client list's page opened while the list is locked, once at a time, and hears nothing of it", async () => {
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  greet(world);
  const [native] = world.natives;
  const unlock = () => tab.onMessage.fire({ method: "dashboard/unlock", params: { show: false, place: "settings" } });
  const asked = () => native.sent.filter(({ method }) => method === "dashboard/open");
  unlock();
  assert.deepEqual(asked(), []);
  native.onMessage.fire({ method: "vault/changed", params: { vault: "locked" } });
  const { length } = tab.sent;
  unlock();
  unlock();
  assert.deepEqual(asked().map(({ params }) => params), [{ show: true, place: "clients" }]);
  native.onMessage.fire({ id: asked()[0].id, result: { path: null, problem: null } });
  await settled();
  unlock();
  assert.deepEqual([asked().length, tab.sent.length], [2, length]);
});

test("without a companion a page is told at once that there is nobody to ask, also in the middle of asking", async () => {
  const world = await start();
  const page = connect(world, "page", `${OURS}pages/options.html`);
  page.onMessage.fire({ id: 1, method: "settings/get", params: {} });
  await settled();
  assert.equal(page.sent.at(-1).error.code, "away");
  greet(world);
  page.onMessage.fire({ id: 2, method: "settings/get", params: {} });
  world.natives[0].onDisconnect.fire();
  await settled();
  assert.deepEqual([page.sent.at(-1).id, page.sent.at(-1).error.code], [2, "away"]);
});

test("why there is no companion is told by what the browser says of the port that it closed", async () => {
  for (const [message, why] of [
    ["Specified native messaging host not found.", "host_missing"],
    ["Access to the specified native messaging host is forbidden.", "host_missing"],
    ["Failed to start native messaging host.", "host_missing"],
    ["No such native application io.tacit.host", "host_missing"],
    ["Access to the native messaging host was disabled by the system administrator.", "browser_managed"],
    ["Native host has exited.", "companion_gone"],
  ]) {
    const world = await start();
    const page = connect(world, "page", `${OURS}pages/popup.html`);
    globalThis.chrome.runtime.lastError = { message };
    world.natives[0].onDisconnect.fire();
    assert.deepEqual([states(page).at(-1).state, states(page).at(-1).code], ["away", why]);
  }
});

test("what was allowed is told to pages of ours alone; a content script hears that drafts have to be read again", async () => {
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  const page = connect(world, "page", `${OURS}pages/options.html`);
  greet(world);
  const [native] = world.natives;
  const before = states(tab).at(-1).edition;
  native.onMessage.fire({ method: "settings/changed", params: { settings: SETTINGS, problems: [] } });
  assert.equal(states(tab).at(-1).edition, before);
  native.onMessage.fire({ method: "allowances/changed", params: {} });
  assert.notEqual(states(tab).at(-1).edition, before);
  assert.equal(states(page).at(-1).edition, states(tab).at(-1).edition);
  const { length } = native.sent;
  const ask = (port, method) => port.onMessage.fire({ id: 3, method, params: { word: "Ana", draft: "d" } });
  for (const method of ["allowances/get", "allowances/take_back", "settings/set"]) ask(tab, method);
  ask(page, "allowances/get");
  ask(page, "allowances/take_back");
  assert.deepEqual(native.sent.slice(length).map(({ method }) => method), ["allowances/get", "allowances/take_back"]);
  const told = tab.sent.length;
  native.onMessage.fire({ id: native.sent.at(-1).id, result: { allowed: [{ word: "Ana" }], lasting: true } });
  await settled();
  assert.equal(page.sent.at(-1).result.allowed[0].word, "Ana");
  assert.equal(tab.sent.length, told);
  native.onMessage.fire({ method: "vault/changed", params: { vault: "open" } });
  assert.deepEqual([states(tab).at(-1).vault, states(tab).at(-1).edition === states(page).at(-1).edition], ["open", true]);
  const last = states(tab).at(-1).edition;
  native.onMessage.fire({ method: "vault/changed", params: { vault: "open" } });
  assert.notEqual(states(tab).at(-1).edition, last);
});

test("a draft that is open is read again by each companion that comes", async (t) => {
  const clock = t.mock.method(performance, "now");
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  greet(world);
  const first = states(tab).at(-1).edition;
  world.natives[0].onDisconnect.fire();
  clock.mock.mockImplementation(() => Infinity);
  tab.onMessage.fire(draft("facebook"));
  greet(world);
  assert.deepEqual([world.natives.length, states(tab).at(-1).state], [2, "ready"]);
  assert.notEqual(states(tab).at(-1).edition, first);
});

test("a word put aside while the companion is away is told to the next one, once, before the draft that follows", async (t) => {
  const clock = t.mock.method(performance, "now", () => 0);
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  const again = () => {
    world.natives.at(-1).onDisconnect.fire();
    clock.mock.mockImplementation(() => 10_000 * world.natives.length);
    tab.onMessage.fire(draft("facebook"));
  };
  greet(world);
  world.natives[0].onDisconnect.fire();
  assert.equal(states(tab).at(-1).state, "away");
  tab.onMessage.fire(DISMISSED);
  again();
  greet(world);
  tab.onMessage.fire(draft("facebook"));
  assert.deepEqual(world.natives[1].sent.map(({ method }) => method), ["initialize", "finding/dismiss", "draft/changed"]);
  assert.deepEqual(world.natives[1].sent[1], DISMISSED);
  again();
  greet(world);
  assert.deepEqual(world.natives[2].sent.map(({ method }) => method), ["initialize"]);
});

test("what is said too soon after a failed start has the companion looked for once more when the wait is over, and not again", async (t) => {
  const clock = t.mock.method(performance, "now", () => 0);
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  world.natives[0].onDisconnect.fire();
  t.mock.timers.tick(5_000);
  assert.equal(world.natives.length, 1, "nobody asked");
  const heard = states(tab).length;
  for (let typed = 0; typed < 3; typed += 1) tab.onMessage.fire(draft("facebook"));
  assert.deepEqual(states(tab).slice(heard).map(({ state }) => state), ["away", "away", "away"], "whoever asks hears how it is");
  clock.mock.mockImplementation(() => 1_001);
  t.mock.timers.tick(1_001);
  assert.deepEqual([world.natives.length, states(tab).at(-1).state], [2, "connecting"]);
  world.natives[1].onDisconnect.fire();
  clock.mock.mockImplementation(() => 9_000);
  t.mock.timers.tick(9_000);
  assert.deepEqual([world.natives.length, states(tab).at(-1).state], [2, "away"]);
});

test("once no page is left that anything could be said of, nobody is looked for any more", async (t) => {
  const clock = t.mock.method(performance, "now", () => 0);
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  world.natives[0].onDisconnect.fire();
  tab.onMessage.fire(draft("facebook"));
  tab.onDisconnect.fire();
  clock.mock.mockImplementation(() => 9_000);
  t.mock.timers.tick(9_000);
  assert.equal(world.natives.length, 1);
});

test("what cannot be told to a companion of another version is not kept for the next", async (t) => {
  const clock = t.mock.method(performance, "now", () => 0);
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  world.natives[0].onMessage.fire({ jsonrpc: "2.0", id: 1, error: { code: -32001, message: "" } });
  assert.equal(states(tab).at(-1).state, "mismatch");
  tab.onMessage.fire(DISMISSED);
  world.natives[0].onDisconnect.fire();
  clock.mock.mockImplementation(() => 10_000);
  tab.onMessage.fire(draft("facebook"));
  greet(world);
  assert.deepEqual(world.natives[1].sent.map(({ method }) => method), ["initialize"]);
});

test("a companion that a newer one replaces is connected to anew at once, and once; drafts are read again", async (t) => {
  t.mock.method(performance, "now", () => 0);
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  greet(world);
  const first = states(tab).at(-1).edition;
  world.natives[0].onMessage.fire({ jsonrpc: "2.0", method: "version/changed", params: {} });
  assert.equal(world.natives.length, 1);
  world.natives[0].onDisconnect.fire();
  assert.deepEqual([world.natives.length, states(tab).at(-1).state], [2, "connecting"]);
  assert.ok(states(tab).every(({ state }) => state !== "away"));
  greet(world);
  assert.deepEqual([states(tab).at(-1).state, states(tab).at(-1).edition === first], ["ready", false]);
  world.natives[1].onDisconnect.fire();
  assert.deepEqual([world.natives.length, states(tab).at(-1).state], [2, "away"]);
});

test("without a protocol in common it says which of the two is older, and asks again when there is something to say", async (t) => {
  const clock = t.mock.method(performance, "now", () => 0);
  const world = await start();
  const tab = connect(world, "draft", "https://x.com/home");
  const codes = [];
  for (const data of [{ protocols: [0] }, { protocols: [2, 3] }, undefined]) {
    world.natives.at(-1).onMessage.fire({ jsonrpc: "2.0", id: 1, error: { code: -32010, message: "", data } });
    codes.push([states(tab).at(-1).state, states(tab).at(-1).code]);
    assert.ok(world.natives.at(-1).disconnected);
    clock.mock.mockImplementation(() => 10_000 * world.natives.length);
    tab.onMessage.fire(draft("facebook"));
  }
  assert.deepEqual(codes, [["mismatch", "companion_old"], ["mismatch", "extension_old"], ["mismatch", "mismatch"]]);
  world.natives.at(-1).onMessage.fire({ id: 1, result: { settings: SETTINGS, problems: [], server: { name: "tacit", version: "0.2.0" } } });
  assert.deepEqual([world.natives.length, states(tab).at(-1).state, states(tab).at(-1).version], [4, "ready", "0.2.0"]);
});

test("settings are remembered for a time without a companion", async () => {
  const world = await start();
  const port = connect(world, "draft", "https://x.com/home");
  assert.equal(states(port).at(-1).settings, null);
  greet(world);
  assert.deepEqual(states(port).at(-1).settings, SETTINGS);
  world.natives[0].onMessage.fire({ method: "settings/changed", params: { settings: { ...SETTINGS, mode: "watch" }, problems: [] } });
  const later = await start(world.kept);
  const again = connect(later, "draft", "https://x.com/home");
  assert.deepEqual(states(again).at(-1).settings, { ...SETTINGS, mode: "watch" });
});

test("a draft of a site that is switched off goes no further; others and practice do", async () => {
  const world = await start();
  const port = connect(world, "draft", "https://x.com/home");
  greet(world);
  const told = () => world.natives[0].sent.filter(({ method }) => method === "draft/changed").map(({ params }) => params.site);
  port.onMessage.fire(draft("x"));
  assert.deepEqual(told(), []);
  port.onMessage.fire(draft("facebook"));
  port.onMessage.fire(draft("x", { practice: true }));
  assert.deepEqual(told(), ["facebook", "x"]);
});

test("the native port closes with the last page, whichever kind it was", async () => {
  const world = await start();
  const page = connect(world, "page", `${OURS}pages/options.html`);
  const port = connect(world, "draft", "https://x.com/home");
  port.onDisconnect.fire();
  assert.equal(world.natives[0].disconnected, false);
  page.onDisconnect.fire();
  assert.equal(world.natives[0].disconnected, true);
});

test("the welcome page opens after the installation, and not after an update", async () => {
  const world = await start();
  world.onInstalled.fire({ reason: "update" });
  assert.deepEqual(world.tabs, []);
  world.onInstalled.fire({ reason: "install" });
  assert.deepEqual(world.tabs, [`${OURS}pages/welcome.html`]);
});
