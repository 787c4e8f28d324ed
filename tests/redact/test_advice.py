"""What to do about a draft that no wording saves."""

from __future__ import annotations

from tacit.redact.advice import advise
from tacit.suggestion import Advice, Edit

from .marking import apart

TEXT, TOLD = apart("A long week. I saw [NAME:Orla], a [JOB:nurse]. I am tired. She came on [DATE:Friday].")


def test_by_hand():
    """Where what has no detail would pass, the sentences with details are those that a person must change."""
    read: list[str] = []
    advice, where = advise(TEXT, TOLD, lambda text: not read.append(text))
    assert advice is Advice.CHANGE_BY_HAND
    assert [TEXT[each.start : each.end] for each in where] == ["I saw Orla, a nurse. ", "She came on Friday."]
    assert read == ["A long week. I am tired. "]


def test_do_not_post():
    """Where that would be held too, or nothing would be left, the advice is not to post."""
    assert advise(TEXT, TOLD, lambda _: False) == (Advice.DO_NOT_POST, ())
    assert advise(*apart("I saw [NAME:Orla]."), lambda _: True) == (Advice.DO_NOT_POST, ())


def test_edits():
    """An edit is the one stretch in which two texts differ."""
    for before, after in (("abc", "abXc"), ("aXbXc", "aXc"), ("aa", "a"), ("", "x"), ("same", "same")):
        edit = Edit.between(before, after)
        assert (edit is None) is (before == after)
        if edit:
            assert before[: edit.start] + edit.text + before[edit.end :] == after
            assert len(edit.text) <= len(after)
    assert Edit.between("I saw Orla again", "I saw a client again") == Edit(6, 10, "a client")
