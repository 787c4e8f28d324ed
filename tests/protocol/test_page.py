"""docs/reference/protocol.md and the code say the same."""

import re
from collections.abc import Iterator
from pathlib import Path

from tacit.allowance import Ground, Scope
from tacit.outcome import Outcome, Why
from tacit.protocol import answers, exceptions, messages, methods
from tacit.protocol.fields import Model
from tacit.suggestion import Advice

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "protocol.md").read_text("utf-8")


def rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a section's table."""
    section = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert section, f"the page has no section {heading}"
    table = [line for line in section[1].splitlines() if line.startswith("|")]
    assert len(table) > 2, f"the section {heading} has no table"
    for line in table[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def members(cell: str) -> set[str]:
    """Return the members of params at the top level, an optional one with its question mark."""
    outer = re.sub(r"\[?\{.*?\}[^\]|]*\]?|\[\.\.\]|\(.*?\)|:( `\w+`,?)+ or `?\w+`?", "", cell)
    return {name + optional for name, optional in re.findall(r"`(\w+)`(\??)", outer)}


def fields(model: type[Model]) -> set[str]:
    """Return a model's members, an optional one with a question mark."""
    return {name + "?" * (not field.is_required()) for name, field in model.model_fields.items()}


def test_from_the_extension():
    """Every method that the extension may call is on the page with its kind and params, and no other."""
    page = {cells[0].strip("`"): (cells[1], members(cells[2])) for cells in rows("From the extension")}
    code = {method: ("request", fields(model)) for method, model in methods.REQUESTS.items()}
    code |= {method: ("notification", fields(model)) for method, model in methods.NOTIFICATIONS.items()}
    assert page == code


def test_from_the_companion():
    """Every notification of the companion is on the page with its params; the host's are `companion/`."""
    page = {cells[0].strip("`"): members(cells[2]) for cells in rows("From the companion")}
    said = {method: params for method, params in page.items() if not method.startswith("companion/")}
    assert said == {method: fields(model) for method, model in methods.FROM_COMPANION.items()}


def test_errors():
    """Every error code is on the page, and no other."""
    page = {int(cells[0]) for cells in rows("Errors")}
    assert page == {error.code for error in exceptions.MessageError.__subclasses__()}


def test_words():
    """Outcomes, what a person may say of them, reasons for a refusal, the vault's states and advice are the page's."""
    for word in [*Outcome, *Why, *answers.Refusal, *messages.VaultState, *Advice, *Ground, *Scope]:
        assert f"`{word}`" in PAGE
