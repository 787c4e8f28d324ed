"""The documentation holds together, and names what is on the screen in the screen's own words."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from PIL import Image

from tacit import cli
from tacit.dashboard.pages import PLACES, TEMPLATES
from tacit.settings import DESCRIPTIONS
from tacit.setup.paths import extension_folder

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
INDEX = DOCS / "README.md"
PAGES = sorted(DOCS.rglob("*.md"))
SHOWN = [path for path in PAGES if path.parent.name in ("tutorial", "how-to")]
"""The pages that tell a person what to press."""
TUTORIAL = DOCS / "tutorial" / "first-run.md"
LARGEST = 60 * 1024
"""Bytes of a picture."""

MESSAGES = {
    key: entry["message"]
    for key, entry in json.loads((extension_folder() / "_locales/en/messages.json").read_text("utf-8")).items()
}


def named(path: Path) -> str:
    """A page's name for a test."""
    return str(path.relative_to(ROOT))


def prose(path: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)


def links(path: Path) -> Iterator[str]:
    """Yield what a page links to within the repository, pictures too."""
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(path)):
        if not re.match(r"[a-z]+:", link):
            yield link


def anchors(path: Path) -> set[str]:
    """What a page's headings can be linked by, as forges make it of them."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def on_screen() -> set[str]:
    """Every text that a person can be shown, in the extension, in the settings and on the dashboard."""
    texts = set(MESSAGES.values()) | set(PLACES.values())
    for about in DESCRIPTIONS.values():
        texts |= {about.title, *(choice.title for choice in about.choices)}
    for template in TEMPLATES.glob("*.html"):
        source = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.S)
        texts |= {
            text for inserted in re.findall(r"\{\{(.*?)\}\}", source) for text in re.findall(r'"([^"]+)"', inserted)
        }
        texts |= {text.strip() for text in re.split(r"<[^>]*>|\{[{%].*?[%}]\}", source)}
    return texts


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=named)
def test_links(path: Path):
    """Every link to a place in the repository leads to a file that is there, and to a heading that it has."""
    for link in links(path):
        file, _, anchor = link.partition("#")
        to = (path.parent / file).resolve() if file else path
        assert to.exists(), link
        assert not anchor or anchor in anchors(to), link


def test_index():
    """Every page can be reached from the index, and the index from the README."""
    linked = {(DOCS / link).resolve() for link in links(INDEX)}
    assert linked == set(PAGES) - {INDEX}
    assert "docs/README.md" in links(ROOT / "README.md")


@pytest.mark.parametrize("path", SHOWN, ids=named)
def test_words_on_the_screen(path: Path):
    """What a page sets in bold is there on the screen, word for word."""
    told = {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", prose(path), re.S)}
    assert told <= on_screen()


def test_words_on_no_screen():
    """Words that nobody is shown, and half of what somebody is, are not taken for what is on the screen."""
    assert {"Look at it", "Your clients", "Write it anew", "Undo"} <= on_screen()
    assert not {"Press here", "Look at", "Save and print"} & on_screen()


@pytest.mark.parametrize("path", [path for path in SHOWN if path != TUTORIAL], ids=named)
def test_one_form(path: Path):
    """A how-to is headed by what it does, as the index calls it; its steps are commands or numbered lines."""
    text = path.read_text("utf-8")
    heading = text.splitlines()[0].removeprefix("# ")
    assert f"[{heading}](how-to/{path.name})" in INDEX.read_text("utf-8")
    assert re.search(r"^1\. |^```", text, re.M)


def test_pictures():
    """Each picture of the tutorial is there, is told in words and is small; and none lies there unused."""
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", TUTORIAL.read_text("utf-8"))
    assert {name for _, name in shown} == {path.name for path in TUTORIAL.parent.glob("*.png")}
    for words, name in shown:
        path = TUTORIAL.parent / name
        assert len(words) > 30, name
        assert path.stat().st_size <= LARGEST, name
        with Image.open(path) as picture:
            assert picture.width <= 1000, name


def test_pictures_are_made():
    """`make pictures` takes every picture that the tutorial shows, and no other."""
    taken = re.findall(r'studio\.take\("(\w+)"', (ROOT / "tests/e2e/pictures.py").read_text("utf-8"))
    assert {f"{name}.png" for name in taken} == {path.name for path in TUTORIAL.parent.glob("*.png")}


def test_files_of_the_tutorial():
    """The tutorial installs files that the page on installing names."""
    files = re.findall(r"tacit[-_][\w.+-]+\.(?:whl|deb)", TUTORIAL.read_text("utf-8"))
    assert len(files) == 4
    assert all(file in (DOCS / "how-to/install.md").read_text("utf-8") for file in files)


def test_pip_is_given_a_file():
    """No page has pip fetch Tacit by its name: on PyPI another program has that name."""
    told = [
        what
        for path in [ROOT / "README.md", *PAGES]
        for what in re.findall(r"pip install((?: -\S+)* [^\s`]+)", path.read_text("utf-8"))
    ]
    assert len(told) > 4
    assert [what for what in told if not what.endswith((".whl", " ."))] == []


@pytest.mark.parametrize("path", [*SHOWN, *(DOCS / "store").glob("*.md"), DOCS / "reference/commands.md"], ids=named)
def test_commands(path: Path):
    """Every command that a page shows can be run as it stands there; what has no terminal to ask at is told --yes."""
    text = path.read_text("utf-8")
    blocks = "\n".join(re.findall(r"^```\n(.*?)^```$", text, re.M | re.S))
    shown = re.findall(r"^tacit .*", blocks, re.M)
    if path.parent.name != "reference":  # where a command is named also without what it needs
        shown += [" ".join(each.split()) for each in re.findall(r"`(tacit\s[^`]+)`", prose(path))]
    for command in shown:
        line, is_piped, _ = re.sub(r"\s+#.*", "", command).partition(" <")
        chosen = cli.parser().parse_args(shlex.split(line)[1:])
        assert not is_piped or getattr(chosen, "yes", True), command


def test_pythons():
    """Every library runs with each Python that Tacit asks for; the page on installing names these, the tutorial one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = SpecifierSet(project["requires-python"])
    minors = [f"3.{minor}" for minor in range(100) if f"3.{minor}" in asked]
    for requirement in map(Requirement, project["dependencies"]):
        fits = SpecifierSet(metadata.metadata(requirement.name)["Requires-Python"] or "")
        assert [minor for minor in minors if minor not in fits] == [], requirement.name
    assert f"Python {', '.join(minors[:-1])} or {minors[-1]}" in (DOCS / "how-to/install.md").read_text("utf-8")
    (named,) = re.findall(r"needs Python (\S+)\.", TUTORIAL.read_text("utf-8"))
    assert named in minors
    used = re.findall(r"`py -(\S+) -m|`python(3\S*) -m", TUTORIAL.read_text("utf-8"))
    assert [one or other for one, other in used] == [named] * 4


def test_errors():
    """The page on errors has each sentence by which the extension says that something is wrong, and no other."""
    page = (DOCS / "reference/errors.md").read_text("utf-8")
    on_pages, at_boxes = page.split("\n## ")[1:3]
    troubles = {
        key
        for key in MESSAGES
        if key.startswith(("page_", "notice_")) and (f"{key}_help" in MESSAGES or f"{key}_open" in MESSAGES)
    } - {"page_allow"}
    told = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", on_pages, re.M))
    assert {f"page_{code}": said for code, said in told.items()} == {
        key: MESSAGES[key] for key in troubles if key.startswith("page_")
    }
    said = set(re.findall(r"^\| ([A-Z].+?) \|", at_boxes, re.M))
    assert said == {MESSAGES[key] for key in troubles if key.startswith("notice_")}
