"""Windows' own registry, through winreg."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import contextlib
    import winreg

    _HIVES = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}

    class WindowsRegistry:
        """The registry as tacit.setup.machine.Registry describes it."""

        def read(self, key: str, name: str = "") -> str | int | None:
            """Return a value."""
            with contextlib.suppress(FileNotFoundError), winreg.OpenKey(*_parts(key)) as opened:
                value = winreg.QueryValueEx(opened, name)[0]
                return value if isinstance(value, str | int) else None
            return None

        def values(self, key: str) -> list[str | int]:
            """Return all values of a key."""
            found: list[str | int] = []
            with contextlib.suppress(FileNotFoundError), winreg.OpenKey(*_parts(key)) as opened:
                for index in range(winreg.QueryInfoKey(opened)[1]):
                    value = winreg.EnumValue(opened, index)[1]
                    if isinstance(value, str | int):
                        found.append(value)
            return found

        def write(self, key: str, value: str, name: str = "") -> None:
            """Set a value."""
            with winreg.CreateKey(*_parts(key)) as made:
                winreg.SetValueEx(made, name, 0, winreg.REG_SZ, value)

        def remove(self, key: str) -> None:
            """Remove a key."""
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteKey(*_parts(key))

        def remove_value(self, key: str, name: str) -> None:
            """Remove a value."""
            with (
                contextlib.suppress(FileNotFoundError),
                winreg.OpenKey(*_parts(key), access=winreg.KEY_SET_VALUE) as opened,
            ):
                winreg.DeleteValue(opened, name)

    def _parts(key: str) -> tuple[int, str]:
        hive, _, rest = key.partition("\\")
        return _HIVES[hive], rest
