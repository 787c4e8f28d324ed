// Standing: which of the two is to be updated where companion and extension are of different versions.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.chrome = { runtime: { getManifest: () => ({ version: "0.2.10" }) } };
globalThis.Messages = { say: (key, ...parts) => [key, ...parts].join(" ") };
const { standing, versions } = await import("../../extension/pages/standing.js");

test("of two that go on together the older one is named, with both versions; of the same nothing is said", () => {
  assert.equal(versions("0.2.9"), "page_companion_behind 0.2.9 0.2.10");
  assert.equal(versions("0.2"), "page_companion_behind 0.2 0.2.10");
  assert.equal(versions("0.10.0rc1"), "page_extension_behind 0.10.0rc1 0.2.10");
  assert.equal(versions("0.2.10.1"), "page_extension_behind 0.2.10.1 0.2.10");
  assert.equal(versions("0.2.10"), "");
  assert.equal(versions(undefined), "");
  assert.equal(standing({ state: "ready", version: "0.2.9" }).help, "page_companion_behind 0.2.9 0.2.10");
});

test("where the two do not understand each other that is what it says, and no command to start anything", () => {
  for (const code of ["companion_old", "extension_old", "mismatch"]) {
    const { sentence, help, command } = standing({ state: "mismatch", code });
    assert.deepEqual([sentence, help, command], [`page_${code}`, `page_${code}_help`, ""]);
  }
  assert.equal(standing({ state: "away", code: "host_missing" }).command, "tacit setup");
  assert.deepEqual(standing({ state: "away", code: "browser_managed" }), {
    mark: "away", sentence: "page_browser_managed", help: "page_browser_managed_help", command: "",
  });
  assert.equal(standing({ state: "away", code: "toString" }).sentence, "page_companion_gone");
});
