"""The params of every message."""

import pytest

from tacit.allowance import Allowance, Ground, Scope
from tacit.draft import MAX_CHARACTERS, Draft, Site, Surface
from tacit.finding import Finding, Label
from tacit.protocol import answers, messages, methods
from tacit.protocol.exceptions import InvalidParamsError
from tacit.suggestion import Advice, Edit, Suggestion
from tacit.verdict import Conduct, Judgement, Reason, Verdict

CANARY = "Zebulon"
CHANGED = {"draft": "d", "revision": 1, "text": "hello", "site": "x", "surface": "reply"}


class TestRead:
    def test_changed(self):
        """draft/changed becomes a draft, and members that are not known yet are passed over."""
        params = methods.read(messages.DraftChanged, CHANGED | {"reply_to": "Bo: hi", "later": 1})
        assert params.noun() == Draft("hello", Site.X, Surface.REPLY, "Bo: hi")

    def test_reply_to_is_optional(self):
        """A draft need not answer anything."""
        assert methods.read(messages.DraftChanged, CHANGED).noun().reply_to is None

    def test_long_reply_to_is_cut(self):
        """What a draft answers is cut at a draft's own length."""
        params = methods.read(messages.DraftChanged, CHANGED | {"reply_to": "a" * (MAX_CHARACTERS + 9)})
        assert params.noun().reply_to == "a" * MAX_CHARACTERS

    def test_allowed(self):
        """Words that the person allowed in a draft come along with it; half an emoji in one is replaced."""
        params = methods.read(messages.DraftChanged, CHANGED | {"allowed": ["hello", "\ud83c"]})
        assert params.noun().allowed == ("hello", "\ufffd")
        with pytest.raises(InvalidParamsError, match=r"allowed\.0: text is expected"):
            methods.read(messages.DraftChanged, CHANGED | {"allowed": [1]})

    def test_half_a_surrogate_pair(self):
        """Half an emoji in a text is replaced, one code point for one; in a draft's id it does not fit."""
        assert methods.read(messages.DraftChanged, CHANGED | {"text": "a\ud83cb"}).text == "a\ufffdb"
        with pytest.raises(InvalidParamsError, match="draft: this value does not fit"):
            methods.read(messages.DraftChanged, CHANGED | {"draft": "\ud83c"})

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"text": 5}, "text: text is expected"),
            ({"revision": "1"}, "revision: a whole number is expected"),
            ({"revision": True}, "revision: a whole number is expected"),
            ({"revision": 1.5}, "revision: a whole number is expected"),
            ({"revision": -1}, "revision: this number is too small"),
            ({"revision": 2**53}, "revision: this number is too large"),
            ({"draft": ""}, "draft: this text is empty"),
            ({"draft": "d" * 65}, "draft: this text is too long"),
            ({"site": CANARY}, "site: this is none of the known words"),
            ({"surface": None}, "surface: this is none of the known words"),
        ],
    )
    def test_misfits(self, change: dict[str, object], said: str):
        """What does not fit is named by its field and by what was expected."""
        with pytest.raises(InvalidParamsError) as refused:
            methods.read(messages.DraftChanged, CHANGED | change)
        assert str(refused.value) == said

    def test_missing(self):
        """A field that is missing is named, with the way to it."""
        with pytest.raises(InvalidParamsError, match=r"client\.version: this field is missing"):
            methods.read(messages.Initialize, {"protocol": 1, "client": {"name": "n"}})

    @pytest.mark.parametrize("params", [None, [], "text", 3])
    def test_not_an_object(self, params: object):
        """Params that are no object are refused."""
        with pytest.raises(InvalidParamsError, match="params: an object is expected"):
            methods.read(messages.DraftChanged, params)

    def test_shows_no_content(self):
        """Neither an error, its chain nor a model's repr shows what was sent."""
        with pytest.raises(InvalidParamsError) as refused:
            methods.read(messages.DraftChanged, CHANGED | {"text": [CANARY]})
        assert refused.value.__context__ is None
        assert CANARY not in repr(refused.value)
        params = methods.read(messages.DraftChanged, CHANGED | {"text": CANARY})
        assert params.text == CANARY
        assert CANARY not in f"{params!r} {params!s}"


class TestDraftVerdict:
    def test_of(self):
        """A verdict carries everything that was said of the draft."""
        said = Judgement(
            Verdict.STOP,
            (Finding(0, 4, Label.NAME, 1, "name"),),
            (Conduct.ADVICE,),
            (Reason("direct", (Label.NAME,)),),
        )
        assert answers.DraftVerdict.of("d", 3, said).model_dump(mode="json") == {
            "draft": "d",
            "revision": 3,
            "verdict": "stop",
            "findings": [{"start": 0, "end": 4, "label": "NAME", "score": 1.0, "reason": "name"}],
            "conduct": ["advice"],
            "reasons": [{"code": "direct", "labels": ["NAME"]}],
            "pending": True,
        }

    @pytest.mark.parametrize(
        ("said", "pending"),
        [
            (Judgement(Verdict.CLEAR), False),
            (Judgement(Verdict.CAUTION), True),
            (Judgement(Verdict.CLEAR, conduct=(Conduct.SOLICIT,)), True),
        ],
        ids=["clear", "caution", "flag"],
    )
    def test_pending(self, said: Judgement, pending: bool):
        """A suggestion is announced where there is something to warn of, and only there."""
        assert answers.DraftVerdict.of("d", 1, said).pending is pending


class TestDraftSuggestion:
    def test_of(self):
        """A suggestion carries the text, an edit or nothing for each finding, the advice, and what is left to do."""
        said = Suggestion(None, (Edit(0, 4, "a client"), None), Advice.CHANGE_BY_HAND, (Edit(5, 9, ""),))
        assert answers.DraftSuggestion.of("d", 3, said).model_dump(mode="json") == {
            "draft": "d",
            "revision": 3,
            "text": None,
            "edits": [{"start": 0, "end": 4, "text": "a client"}, None],
            "advice": "change_by_hand",
            "by_hand": [{"start": 5, "end": 9}],
        }


class TestFindingDismiss:
    def test_noun(self):
        """A dismissal becomes an allowance, with everything that it reaches."""
        params = {"draft": "d", "word": "Bo", "label": "NAME", "site": "x", "reason": "me", "scope": "word"}
        allowance = methods.read(messages.FindingDismiss, params).noun()
        assert allowance == Allowance(Scope.WORD, Ground.ME, "Bo", Label.NAME, Site.X)

    def test_here_is_not_told(self):
        """What holds in this draft alone comes with the draft, not as a dismissal."""
        params = {"draft": "d", "word": "Bo", "label": "NAME", "site": "x", "reason": "me", "scope": "here"}
        with pytest.raises(InvalidParamsError, match="scope: this is none of the known words"):
            methods.read(messages.FindingDismiss, params)
