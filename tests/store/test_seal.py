"""Sealing and opening, whatever is in it and whatever happens to it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacit.store import seal
from tacit.store.exceptions import DamagedError, NewerVersionError, UnusableVaultError, WrongKeyError
from tacit.store.seal import Cost, Slot

KEY = bytes(range(32))
KEYRING = Slot("keyring", bytes(16))
SEALED = seal.seal(b'{"version": 1, "Zebulon": "Quimby"}', KEYRING, KEY)
HEAD = len(SEALED) - seal.GRAIN - 16
keys = st.binary(min_size=32, max_size=32)
slots = st.one_of(
    st.builds(Slot, st.just("keyring"), st.binary(min_size=16, max_size=16)),
    st.builds(
        Slot,
        st.just("passphrase"),
        st.binary(min_size=16, max_size=16),
        st.builds(Cost, *[st.integers(0, 255)] * 3),
    ),
)


@given(st.binary(max_size=200_000), slots, keys)
def test_round_trip(content: bytes, slot: Slot, key: bytes):
    """What is sealed is opened with the same key, and its slot is read without one."""
    sealed = seal.seal(content, slot, key)
    assert seal.unseal(sealed, key) == content
    assert seal.slot_of(sealed) == slot


@given(st.integers(0, len(SEALED) * 8 - 1))
def test_flipped_bit(bit: int):
    """A bit that changed anywhere is damage, except where it makes the format a newer one."""
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(UnusableVaultError) as refused:
        seal.unseal(bytes(changed), KEY)
    assert isinstance(refused.value, NewerVersionError) == (bit // 8 == 8 and changed[8] > 1)


@pytest.mark.parametrize("place", range(HEAD))
def test_changed_head(place: int):
    """A byte of the head that changed is damage, wherever it is."""
    changed = bytearray(SEALED)
    changed[place] ^= 0x40 if place == 8 else 0xFF
    with pytest.raises(NewerVersionError if place == 8 else DamagedError):
        seal.unseal(bytes(changed), KEY)


@given(st.integers(0, len(SEALED) - 1), st.binary(min_size=1, max_size=100))
def test_cut_and_lengthened(size: int, more: bytes):
    """A file that is cut short, or goes on behind its end, is damage, also to who only reads the slot."""
    for data in (SEALED[:size], SEALED + more):
        with pytest.raises(DamagedError):
            seal.unseal(data, KEY)
        with pytest.raises(DamagedError):
            seal.slot_of(data)


@given(st.binary(max_size=300))
def test_anything_else(data: bytes):
    """Bytes that are no vault are damage."""
    with pytest.raises(DamagedError):
        seal.unseal(data, KEY)


@given(keys.filter(lambda key: key != KEY))
def test_wrong_key(key: bytes):
    """Another key is told apart from damage."""
    with pytest.raises(WrongKeyError):
        seal.unseal(SEALED, key)


def test_head_is_bound():
    """A box under another head with the same key does not open: what the head says is sealed with it."""
    other = seal.seal(b"other", KEYRING, KEY)
    with pytest.raises(DamagedError):
        seal.unseal(SEALED[:HEAD] + other[HEAD:], KEY)


def test_fresh_each_time():
    """The same content with the same key is sealed into other bytes each time, and into noise."""
    many = {seal.seal(b"Zebulon", KEYRING, KEY) for _ in range(50)}
    nonces = {sealed[28:40] for sealed in many}
    assert len(nonces) == len({sealed[HEAD:] for sealed in many}) == 50
    assert not any(b"Zebulon" in sealed for sealed in many)


@given(st.integers(0, 3 * seal.GRAIN))
def test_size_says_little(length: int):
    """The size is that of the grain, or of the next power of two, whatever is in it."""
    box = len(seal.seal(bytes(length), KEYRING, KEY)) - HEAD - 16
    assert box >= max(seal.GRAIN, length)
    assert box & (box - 1) == 0
    assert box == seal.GRAIN or box < 2 * (length + 4)


def test_older_format():
    """A format below the first is no format."""
    with pytest.raises(DamagedError):
        seal.slot_of(SEALED[:8] + b"\0" + SEALED[9:])


def test_too_much():
    """More than the limit is not sealed; what is just below it is, and fits the limit of a file."""
    with pytest.raises(ValueError, match="too much"):
        seal.seal(bytes(seal.MAX_CONTENT - 3), KEYRING, KEY)
    sealed = seal.seal(bytes(seal.MAX_CONTENT - 4), KEYRING, KEY)
    assert len(sealed) == seal.MAX_SIZE
    assert len(seal.unseal(sealed, KEY)) == seal.MAX_CONTENT - 4


def test_new_slot():
    """A slot of its own id is made each time, for a passphrase where there is a cost."""
    assert seal.new_slot() != seal.new_slot()
    assert seal.new_slot().kind == "keyring"
    assert seal.new_slot(Cost(1, 2, 3)).kind == "passphrase"
    assert os.urandom(16) != seal.new_slot().id
