"""A few labelled drafts to learn from, made for the tests."""

from __future__ import annotations

from training.examples import Example, Piece, example_of

NAMES = {"ada": "Orla", "ben": "Tamsin", "cleo": "Idris", "dan": "Femke"}
PARAGRAPH = "The kettle boiled over while I looked for the good cups, and then nobody wanted any tea at all."


def _example(author: str, number: int, verdict: str, pieces: list[Piece], *flags: str) -> Example:
    text = "".join(piece.text for piece in pieces)
    gold = {
        "id": f"{author}-{number}", "site": "facebook", "surface": "post", "verdict": verdict, "conduct": list(flags),
        "text": text, "spans": [],
    }  # fmt: skip
    return example_of(gold, author).with_pieces(pieces)


def of(author: str) -> list[Example]:
    """The drafts of one author: a stop that was also reworded, a caution, a clear one in several windows."""
    name = NAMES[author]
    client, rest = Piece(name, "NAME", "CLIENT"), Piece(" the ferry pilot slept for once. Her sister ")
    held = _example(author, 0, "stop", [client, rest, Piece("Mabel", "NAME", "RELATIVE"), Piece(" rang.")], "boundary")
    seen = [Piece("She wept a whole hour in "), Piece("Skopje", "PLACE", "CLIENT"), Piece(" and thanked the plant.")]
    plain = [Piece("\n\n".join([f"{name} wrote this cookbook.", *[PARAGRAPH] * 10]))]
    hand = Example(
        held.pieces, held.site, held.surface, None, "stop", held.conduct, author, held.gold, "Somebody slept for once."
    )
    return [held, _example(author, 1, "caution", seen), _example(author, 2, "clear", plain), hand]


def everyone() -> list[Example]:
    """The drafts of all authors."""
    return [each for author in NAMES for each in of(author)]
