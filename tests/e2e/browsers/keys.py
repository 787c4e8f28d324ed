"""Keys by their names, as WebDriver numbers them (WebDriver, 17.4.2, keyboard actions)."""

from typing import Any

CODES = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Delete": "\ue017",
    "Meta": "\ue03d",
}


def _key(name: str) -> str:
    code = CODES.get(name, name)
    if len(code) != 1:
        raise ValueError(f"no key is named {name!r}")
    return code


def chord(keys: str) -> list[dict[str, Any]]:
    """The actions that press `Control+Shift+z` and let go again, in the opposite order."""
    names = [_key(name) for name in keys.split("+")]
    down = [{"type": "keyDown", "value": value} for value in names]
    return down + [{"type": "keyUp", "value": value} for value in reversed(names)]


def typing(text: str) -> list[dict[str, Any]]:
    """The actions that type a text, a newline as Enter."""
    values = [CODES["Enter"] if character == "\n" else character for character in text]
    return [{"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")]
