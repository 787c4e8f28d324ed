"""A companion that is real in everything but its pace: it rewords a draft when the test lets it."""

import os
import time
from pathlib import Path
from typing import Any

from tacit.assess import Assessor
from tacit.draft import Draft
from tacit.serve.main import leave, run
from tacit.suggestion import Suggestion

LET = "reword"
"""The file in the desk's folder that lets it."""


ENDS = "Home now."
"""How a draft ends that waits; while it is still being written it does not, for reading waits for rewording."""


class Slow(Assessor):
    def suggest(self, draft: Draft, *given: Any) -> Suggestion:
        """Reword a draft, once the test lets it."""
        file = Path(os.environ["TACIT_DATA_DIR"]).with_name(LET)
        end = time.monotonic() + 20
        while draft.text.endswith(ENDS) and not file.exists() and time.monotonic() < end:
            time.sleep(0.02)
        return super().suggest(draft, *given)


if __name__ == "__main__":
    leave(run(on_demand=False, load=Slow))
