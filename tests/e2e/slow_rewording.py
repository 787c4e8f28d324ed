"""A companion that is real in everything but its pace: it rewords a draft when the test lets it."""

import os
import time
from pathlib import Path
from typing import Any

from tacit.assess import Assessor
from tacit.draft import Draft
from tacit.serve.main import leave, run
from tacit.suggestion import Suggestion
from tests.e2e.writing import STOP

LET = "reword"
"""The file in the desk's folder that lets it."""


class Slow(Assessor):
    def suggest(self, draft: Draft, *given: Any) -> Suggestion:
        """Reword a draft, once the test lets it. Only the whole one waits, for reading waits for rewording: not what
        is still being written, nor what it was reworded to, which would hold up the next test.
        """
        file = Path(os.environ["TACIT_DATA_DIR"]).with_name(LET)
        end = time.monotonic() + 20
        while draft.text == STOP and not file.exists() and time.monotonic() < end:
            time.sleep(0.02)
        return super().suggest(draft, *given)


if __name__ == "__main__":
    leave(run(on_demand=False, load=Slow))
