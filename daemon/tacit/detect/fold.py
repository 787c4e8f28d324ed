"""Letters as a pattern that ignores case sees them. No positions: folding may change how long a text is."""

from __future__ import annotations


def fold(text: str) -> str:
    """`text` for an `in` test: where a pattern that ignores case finds words, their fold is in the text's fold.

    Turkish dotted and dotless i are the two letters that `re` takes for an i and `str.casefold` does not.
    """
    return text.casefold().replace("\u0307", "").replace("ı", "i")
