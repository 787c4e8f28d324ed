"""What a page's own scripts can learn of us: that something is there, and no more."""

import json
from typing import Any

import pytest

from tests.e2e.boxes import BOXES, Box, posted
from tests.e2e.browsers import Tab
from tests.e2e.writing import CLEAR, MARK, STOP, every_editor, held, warned, worded, write

pytestmark = pytest.mark.browser

SPY = """(() => {
  const seen = { nodes: [], events: [], globals: new Set(Object.getOwnPropertyNames(window)) };
  const note = (node) => { if (node instanceof Element) seen.nodes.push(node.cloneNode(true).outerHTML); };
  new MutationObserver((records) => {
    for (const { addedNodes, target, attributeName } of records) {
      addedNodes.forEach(note);
      if (attributeName) seen.nodes.push(`${attributeName}=${target.getAttribute(attributeName)}`);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
  const types = Object.getOwnPropertyNames(window).filter((name) => name.startsWith("on")).map((name) => name.slice(2));
  for (const type of new Set([...types, "focusin", "focusout", "beforeinput"])) {
    addEventListener(type, (event) => {
      const target = event.composedPath()[0];
      if (target instanceof Element && target.popover === "manual" && !target.children.length) seen.events.push(type);
      for (const key of ["data", "detail"]) {
        if (typeof event[key] === "string") seen.events.push(`${type} ${event[key]}`);
      }
      const pasted = event.clipboardData?.getData("text/plain");
      if (pasted) seen.events.push(`${type} ${pasted}`);
    }, true);
  }
  window.spy = seen;
  return true;
})()"""

LEARNED = """(() => {
  const inner = [...document.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean);
  const sheets = [document, ...inner].flatMap((root) => [...root.adoptedStyleSheets])
    .flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
  return {
    html: document.documentElement.outerHTML,
    nodes: spy.nodes,
    events: spy.events,
    globals: Object.getOwnPropertyNames(window).filter((name) => !spy.globals.has(name) && name !== "spy"),
    highlights: [...CSS.highlights.keys()],
    sheets,
    found: ["recognise", "Could identify", "Use safer"].filter((words) => window.find(words, false, false, true)),
    selected: getSelection().toString(),
    resources: performance.getEntriesByType("resource").map(({ name }) => name),
  };
})()"""

OURS = """[...document.querySelectorAll("div")].filter((each) => each.popover)
  .map((each) => each.cloneNode(true).outerHTML)"""

WORDS = (
    "recognis",
    "identify",
    "verdict",
    "caution",
    "NAME",
    "tacit",
    "extension:",
    "safer",
    "data-action",
    "alertdialog",
)
"""Of these, none is in the practice pages' own words."""


@every_editor
async def test_learns_nothing(tab: Tab, box: Box) -> None:
    """After a warning, a hold, a rewording and Undo the page's scripts hold no label, verdict or word of ours."""
    await box.open(tab)
    await tab.evaluate(SPY)
    await tab.type(STOP)
    assert "Someone who knows your client could recognise them." in await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    await tab.surface().click('[role="alertdialog"] [data-action="edit"]')
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    await tab.surface().click('[data-action="open"]')
    await worded(tab)
    await tab.surface().click(".finding > summary", name=MARK)
    await tab.surface().click('[data-action="replace"]')
    await tab.surface().click('[data-action="undo"]')
    await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(STOP)}")
    learned: dict[str, Any] = await tab.evaluate(LEARNED)
    assert learned["found"] == []
    assert learned["globals"] == []
    assert set(learned["highlights"]) <= {"pencil"}
    assert all("::highlight(pencil)" in rule for rule in learned["sheets"])
    assert all(name.startswith("https://") for name in learned["resources"])
    told = json.dumps([learned["html"], learned["nodes"], learned["events"], learned["sheets"], learned["selected"]])
    assert [word for word in WORDS if word in told.replace(STOP, "")] == []


@every_editor
async def test_same_for_clear_and_stop(tab: Tab, box: Box) -> None:
    """Apart from the ranges of one highlight, the page's tree is the same for a clear draft as for one that warns."""
    await write(tab, box, CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    before = await tab.evaluate(OURS)
    await tab.press("Control+a")
    await tab.type(STOP)
    await warned(tab)
    assert await tab.evaluate(OURS) == before


async def test_cannot_press(tab: Tab) -> None:
    """Clicks and keys that a script makes up press nothing of ours: the post stays held."""
    box = next(box for box in BOXES if str(box) == "x-post")
    await write(tab, box, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    button = await tab.surface().wait_for('[role="alertdialog"] [data-action="post"]')
    x, y = button.middle
    await tab.evaluate("new Promise((done) => setTimeout(done, 700))")
    await tab.evaluate(
        f"""(() => {{
          const at = {{ bubbles: true, composed: true, cancelable: true, clientX: {x}, clientY: {y} }};
          const ours = [...document.querySelectorAll("div")].filter((each) => each.popover);
          for (const target of [document.elementFromPoint({x}, {y}), ...ours]) {{
            for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {{
              target.dispatchEvent(new MouseEvent(type, at));
            }}
            target.click();
            for (const key of ["Tab", "Enter", " "]) {{
              target.dispatchEvent(new KeyboardEvent("keydown", {{ ...at, key }}));
            }}
          }}
          return true;
        }})()"""
    )
    await tab.frames(3)
    await held(tab)
    await tab.click_at(x, y)
    await tab.wait_for("practice.posted.length")
    assert len(await posted(tab)) == 1
