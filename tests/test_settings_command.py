"""`tacit settings`, with a companion and without."""

from pathlib import Path

import pytest

from tacit import cli
from tacit.protocol.endpoint import Endpoint
from tacit.settings import DESCRIPTIONS
from tacit.settings import written as as_written
from tests.serve.conftest import here
from tests.serve.serving import REAL, companion_process

__all__ = ["here"]


@pytest.mark.usefixtures("here")
class TestSettings:
    @pytest.fixture(autouse=True)
    def own_folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Keep the settings in a folder of the test's own."""
        monkeypatch.setenv("TACIT_CONFIG_DIR", str(tmp_path / "config"))

    def test_list(self, capsys: pytest.CaptureFixture[str]):
        """Every setting is listed with its value, what it means and what it takes."""
        assert cli.main(["settings"]) == 0
        said = capsys.readouterr().out
        for name, about in DESCRIPTIONS.items():
            assert f"{name} = {as_written(name, about.default)}\n" in said
            assert f"{about.description} Takes {about.allowed}.\n" in said

    def test_without_a_companion(self, capsys: pytest.CaptureFixture[str]):
        """Where no companion runs, a change is kept in the file, and reset takes it back."""
        assert cli.main(["settings", "set", "muted", "age,", "Place"]) == 0
        assert cli.main(["settings", "get", "muted"]) == 0
        assert cli.main(["settings", "reset", "muted"]) == 0
        assert cli.main(["settings", "get", "muted"]) == 0
        assert capsys.readouterr().out == "muted = age, place\nage, place\nmuted = none\nnone\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["set", "mode", "loud"], "tacit: mode takes guard, strict or watch.\n"),
            (["set", "retention_days", "many"], "tacit: retention_days takes a whole number from 1 to 365.\n"),
            (["set", "shoes", "on"], "tacit: there is no setting of that name. There are: mode, "),
            (["get", "shoes"], "tacit: there is no setting of that name. There are: mode, "),
        ],
    )
    def test_refused(self, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """What does not fit is refused with what is allowed, and nothing is kept."""
        assert cli.main(["settings", *arguments]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(said)
        assert not (tmp_path / "config").exists()

    def test_cannot_be_saved(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """Where the file cannot be written, the change is refused in words."""
        (tmp_path / "config").write_text("")
        assert cli.main(["settings", "set", "mode", "watch"]) == 1
        assert "tacit: the settings could not be saved in" in capsys.readouterr().err

    def test_problems(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """What could not be used is named on stderr, by the list and by the setting's own value."""
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "settings.json").write_text('{"mode": "loud"}')
        for action, tells in (([], True), (["get", "mode"], True), (["get", "site_x"], False)):
            assert cli.main(["settings", *action]) == 0
            assert ("mode could not be read, so guard is used." in capsys.readouterr().err) is tells
        (tmp_path / "config" / "settings.json").write_text("{")
        assert cli.main(["settings", "get", "site_x"]) == 0
        assert "settings.json could not be read, so every default is used." in capsys.readouterr().err

    def test_at_once(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """A change goes through the companion that runs, and is asked for there; status names what is damaged."""
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "settings.json").write_text('{"site_x": 7}')
        with companion_process(REAL):
            assert cli.main(["settings", "set", "mode", "strict"]) == 0
            (tmp_path / "config" / "settings.json").unlink()
            assert cli.main(["settings", "get", "mode"]) == 0
            assert cli.main(["status"]) == 0
        said = capsys.readouterr().out
        assert said.startswith("mode = strict\nstrict\n")
        assert "Settings: site_x could not be read, so on is used." in said

    def test_companion_refuses(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """What the companion does not do is told in its own words."""
        with companion_process(REAL):
            (tmp_path / "config").write_text("")
            assert cli.main(["settings", "set", "mode", "strict"]) == 1
        assert "tacit: The companion did not take it: the settings could not be saved" in capsys.readouterr().err

    def test_companion_out_of_reach(self, capsys: pytest.CaptureFixture[str], tmp_path: Path, here: Endpoint):
        """Where a companion cannot be asked, the reason is told and the file stays as it is."""
        here.folder.mkdir(mode=0o755)
        here.folder.chmod(0o755)
        assert cli.main(["settings", "set", "mode", "strict"]) == 1
        assert "other users can open it" in capsys.readouterr().err
        assert not (tmp_path / "config").exists()
