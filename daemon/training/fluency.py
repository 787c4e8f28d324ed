"""Writes the small language model with which safer wording is checked. usage: python -m training.fluency"""

from __future__ import annotations

from pathlib import Path

from tacit.redact.fluency import count

from .examples import corpus

MODEL = Path(__file__).parents[1] / "tacit" / "data" / "trigrams.txt"


def main() -> None:
    """Counts the drafts of the corpus."""
    lines = count(example.text for example in corpus())
    told = "# Three word classes in a row and how often the training drafts hold them: `python -m training.fluency`."
    MODEL.write_text("\n".join([told, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines")


if __name__ == "__main__":
    main()
