"""The exceptions of the protocol."""

import re

from tacit.protocol import exceptions


def test_tree():
    """The tree at the top of the module is the one in the code."""
    drawn = re.findall(r"^( *)\* :exc:`(\w+)`", exceptions.__doc__ or "", re.M)
    for indent, name in drawn:
        parents = [other for space, other in drawn if len(space) == len(indent) - 4]
        base = getattr(exceptions, name).__base__.__name__
        assert base in parents or (base == "Exception" and not indent)
    assert sorted(name for _, name in drawn) == exceptions.__all__


def test_messages():
    """Every error that is answered has a code of its own and a message."""
    made = [
        exceptions.NotJsonError(),
        exceptions.InvalidRequestError("why"),
        exceptions.UnknownMethodError(),
        exceptions.InvalidParamsError("field", "why"),
        exceptions.InternalError(),
        exceptions.NotInitializedError(),
        exceptions.NoCommonProtocolError((1,)),
        exceptions.NotStoredError("why"),
    ]
    assert {type(error) for error in made} == set(exceptions.MessageError.__subclasses__())
    assert len({error.code for error in made}) == len({str(error) for error in made}) == len(made)
