"""What keeps Tacit from doing what it was asked."""


class UnusableError(Exception):
    """Tacit cannot read drafts as it is installed or set up. The message holds no draft and says what to do."""


class InputError(Exception):
    """A command that cannot do what it was given; renders as a sentence for whoever typed it."""


class SettingError(Exception):
    """A setting that there is not, or a value that it does not take. Says what is allowed, never what was sent."""

    def __init__(self, name: str, allowed: str) -> None:
        super().__init__(name, allowed)
        self.name = name
        self.allowed = allowed

    def __str__(self) -> str:
        return f"{self.name} takes {self.allowed}"
