import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacit.protocol.endpoint import Endpoint, endpoint


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """An endpoint of the test's own; its path is short, as Unix sockets want it."""
    root = Path(tempfile.mkdtemp(prefix="tacit-"))
    monkeypatch.setenv("TACIT_RUNTIME_DIR", str(root / "run"))
    monkeypatch.delenv("TACIT_TRANSPORT", raising=False)
    yield endpoint(os.environ, sys.platform, Path.home())
    shutil.rmtree(root)
