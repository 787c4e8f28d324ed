"""The vault tells nobody what it keeps, but its owner."""

import json
import traceback
from pathlib import Path

import pytest

from tacit.store.exceptions import (
    ChangedError,
    DamagedError,
    KeyMissingError,
    KeyringFaultError,
    LockedError,
    UnfitError,
    UnsafeFileError,
    UnwritableError,
    VaultError,
    WrongKeyError,
)
from tacit.store.kept import Kept
from tacit.store.vault import Vault

from .lists import PASSPHRASE, SECOND

pytestmark = pytest.mark.usefixtures("cheap")


class TestSecrets:
    def test_export(self, sealed: Vault):
        """The export is plain JSON of all that is kept."""
        assert Kept.loads(sealed.export()) == SECOND
        assert json.loads(sealed.export())["clients"][0]["ways"][0]["text"] == "Zebulon Quimby"

    def test_noise(self, sealed: Vault, tmp_path: Path):
        """No file holds a word of what is kept, nor the key or the passphrase, in UTF-8, UTF-16 or hexadecimal."""
        assert sealed._opened is not None
        stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        words = ["Zebulon", "Quimby", "Hepzibah", "Brindlewick", "Jessica", PASSPHRASE, sealed._opened.key.hex()]
        for word in words:
            for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
                assert form not in stored
        assert sealed._opened.key not in stored

    def test_reprs(self, sealed: Vault):
        """Reprs of the vault and its parts show no word, key or passphrase."""
        assert sealed._opened is not None
        shown = f"{sealed!r} {sealed._opened!r} {sealed.slot!r}"
        for secret in ("Zebulon", PASSPHRASE, sealed._opened.key.hex(), repr(sealed._opened.key)):
            assert secret not in shown

    @pytest.mark.usefixtures("sealed")
    def test_what_is_remembered(self, tmp_path: Path):
        """A wrong passphrase is kept neither in the vault nor in what it raises later."""
        vault = Vault(tmp_path)
        with pytest.raises(WrongKeyError):
            vault.open("the wrong one, but long enough")
        assert vault._problem is not None
        assert vault._problem.__traceback__ is None
        with pytest.raises(WrongKeyError) as later:
            vault.export()
        frames = traceback.StackSummary.extract(traceback.walk_tb(later.value.__traceback__), capture_locals=True)
        assert "the wrong one" not in "".join(frames.format())
        assert later.value.__context__ is None

    def test_every_error_is_a_sentence(self):
        """Every error says in whole sentences what is the matter."""
        said = [
            LockedError(),
            KeyMissingError(),
            KeyringFaultError("Type"),
            VaultError(),
            DamagedError(),
            ChangedError(),
        ]
        said += [UnfitError("town"), UnsafeFileError(Path("a"), "it is a link"), UnwritableError(Path("a"), "no room")]
        for error in said:
            assert str(error)[0].isupper()
            assert str(error).endswith((".", "`."))
