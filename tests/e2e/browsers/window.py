"""Firefox's own window: what is done there is done as an input method or the browser itself does it."""

from tests.e2e.browsers.bidi import Bidi
from tests.e2e.browsers.browser import ScriptError

COMPOSE = """(() => {
  const text = %s;
  const start = () => {
    const processor = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
    if (!processor.beginInputTransaction(window, () => true)) throw new Error("no input transaction");
    return processor;
  };
  const processor = (window.practiceInput ??= start());
  processor.setPendingCompositionString(text);
  processor.appendClauseToPendingComposition(text.length, processor.ATTR_RAW_CLAUSE);
  processor.setCaretInPendingComposition(text.length);
  processor.flushPendingComposition();
})()"""

COMMIT = """(() => {
  const enter = new KeyboardEvent("", { key: "Enter", code: "Enter", keyCode: KeyboardEvent.DOM_VK_RETURN });
  window.practiceInput.commitComposition(enter);
  delete window.practiceInput;
})()"""


class System:
    """The browser's own window, which may do what WebDriver has no command for."""

    def __init__(self, bidi: Bidi, context: str) -> None:
        self._bidi = bidi
        self._context = context

    @classmethod
    async def of(cls, bidi: Bidi) -> "System":
        """Finds the window; Firefox has to be started with --remote-allow-system-access."""
        tree = await bidi.send("browsingContext.getTree", **{"moz:scope": "chrome"})
        return cls(bidi, tree["contexts"][0]["context"])

    async def run(self, expression: str) -> None:
        """Evaluates an expression in the window. Raises ScriptError."""
        target = {"context": self._context}
        answer = await self._bidi.send("script.evaluate", expression=expression, target=target, awaitPromise=True)
        if answer["type"] == "exception":
            raise ScriptError(answer["exceptionDetails"]["text"])
