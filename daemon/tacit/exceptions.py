"""What keeps Tacit from doing what it was asked."""


class UnusableError(Exception):
    """Tacit cannot read drafts as it is installed or set up. The message holds no draft and says what to do."""


class InputError(Exception):
    """A command that cannot do what it was given; renders as a sentence for whoever typed it."""
