"""`python -m tacit` is `tacit`."""

import sys

from . import cli
from .serve.memory import refuse_core_dumps


def main() -> int:
    """Run the `tacit` program; return its exit status. A crash of it leaves no draft and no client list in a file."""
    refuse_core_dumps()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
