"""Paths: where your own schedule, your settings and what crewtrack remembers live.

On Linux and the BSDs these are the folders of the XDG base directory specification, worked out here: two lines, where
platformdirs would cost a twentieth of the time that a text command may take. Elsewhere platformdirs knows.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_APP: Final = "crewtrack"


def own_schedule() -> Path:
    """Return the path of your own schedule, ``~/.local/share/crewtrack/schedule.toml``, there or not."""
    return data_dir() / "schedule.toml"


def data_dir() -> Path:
    """Return the folder for what you keep."""
    return _folder("XDG_DATA_HOME", ".local/share", "user_data_dir")


def config_dir() -> Path:
    """Return the folder for settings: themes, keys, saved views."""
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_dir")


def state_dir() -> Path:
    """Return the folder for what may be lost: the last screen, the undo journal."""
    return _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def led_to(path: Path) -> Path:
    """Return where a path leads, links followed as far as they lead anywhere: `Path.resolve` raises at a link to itself."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path.absolute()


def is_there(path: Path | str) -> bool:
    """Whether something has that name; a name that cannot be asked about, too long or in a locked folder, has nothing.

    `Path.exists` raises there. So it is with the next two.
    """
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: Path | str) -> bool:
    """Whether a folder has that name."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path | str) -> bool:
    """Whether a file has that name."""
    return os.path.isfile(path)  # noqa: PTH113


def schedules_in(folder: Path) -> list[Path]:
    """Return the `*.toml` of a folder, in order of their names.

    Raises:
        OSError: it may not be listed: `Path.glob` finds nothing there, and says nothing.
    """
    with os.scandir(folder) as entries:
        names = sorted(one.name for one in entries if one.name.endswith(".toml"))
    return [folder / name for name in names]


def _folder(variable: str, below_home: str, elsewhere: str) -> Path:
    if sys.platform in ("win32", "darwin"):
        import platformdirs

        return Path(getattr(platformdirs, elsewhere)(_APP, appauthor=False))
    named = os.environ.get(variable, "")
    if named.startswith("/"):  # the specification: a relative one is invalid, and passed over
        return Path(named, _APP)
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.expanduser raises where there is no home
    # A user without a home (a container's number) has none to find anything in; "~" would be a folder of that name.
    return Path("/" if home == "~" else home, below_home, _APP)
