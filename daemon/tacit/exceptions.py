"""What keeps Tacit from reading any draft at all."""


class UnusableError(Exception):
    """Tacit cannot read drafts as it is installed or set up. The message holds no draft and says what to do."""
