"""The settings as they hold now, for all sessions: read once, kept on each change, and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..exceptions import SettingError
from ..protocol.exceptions import InvalidParamsError, NotStoredError
from ..protocol.messages import SettingsChanged, SettingsSet
from ..settings import all_changed
from ..store.settings import Kept, NotSavedError, SettingsStore


class Preferences:
    """What sessions ask and change; `tell_all` is called after each change.

    Without a store they hold as long as the companion runs.
    """

    def __init__(self, store: SettingsStore | None, tell_all: Callable[[], None]) -> None:
        self._store = store
        self._tell_all = tell_all
        self.kept = store.load() if store else Kept()

    def tell(self) -> SettingsChanged:
        """Return what holds, as every session is told it."""
        return SettingsChanged(settings=self.kept.settings, problems=self.kept.problems)

    def change(self, params: SettingsSet) -> None:
        """As `change_all`, for one setting."""
        self.change_all({params.name: params.value})

    def change_all(self, changes: Mapping[str, object]) -> None:
        """Change settings, all or none; raise InvalidParamsError, which says what one takes, or NotStoredError.

        The file is written on the event loop: a change is a person's click, and the wait is a disk's.
        """
        try:
            if self._store:
                self.kept = self._store.change_all(changes)
            else:
                self.kept = Kept(all_changed(self.kept.settings, changes))
        except SettingError as error:
            raise InvalidParamsError(error.name, f"{error.allowed} is expected") from None
        except NotSavedError as error:
            raise NotStoredError(str(error)) from None
        self._tell_all()
