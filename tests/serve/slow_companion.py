"""A companion whose assessor says that it has begun, and then never ends."""

import sys
import threading

from tacit.dashboard.server import Dashboard
from tacit.serve.main import leave, run
from tacit.suggestion import Suggestion
from tacit.verdict import Judgement


class Endless:
    """Begins to read and does not come back."""

    def judge(self, *_: object) -> Judgement:
        """Say that reading has begun."""
        print("reading", flush=True)
        threading.Event().wait()
        raise AssertionError

    def suggest(self, *_: object) -> Suggestion:
        """It never comes to this."""
        raise AssertionError

    def forget(self) -> None:
        """Nothing is remembered."""


if __name__ == "__main__":
    leave(run(on_demand="--on-demand" in sys.argv, load=Endless, dashboard=Dashboard))
