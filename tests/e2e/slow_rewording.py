"""A companion that is real in everything but its pace: it takes two seconds longer to reword a draft."""

import time
from typing import Any

from tacit.assess import Assessor
from tacit.serve.main import leave, run
from tacit.suggestion import Suggestion


class Slow(Assessor):
    def suggest(self, *given: Any) -> Suggestion:
        """Reword a draft, slowly."""
        time.sleep(2)
        return super().suggest(*given)


if __name__ == "__main__":
    leave(run(on_demand=False, load=Slow))
