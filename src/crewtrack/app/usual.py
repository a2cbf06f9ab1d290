"""What holds where nobody says how the terminal UI is to be, and where it could be said.

Apart from what reads config.toml, which is not imported where there is none: that would delay the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crewtrack.store.paths import config_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "CREWTRACK_CONFIG"
"""The environment's name of another file."""

DEFAULTS: dict[str, Any] = {
    "theme": "dark",
    "mouse": True,
    "ascii": None,
    "zone": "site",
    "screen": "overview",
    "remember": True,
}
"""What holds where nobody says; `ascii` then follows from the terminal."""


class Setting(NamedTuple):
    """The value of a setting, and where it came from: ``--theme``, ``$CREWTRACK_THEME``, ``config.toml:3``, ``default``."""

    value: Any
    origin: str


def config_path(env: Mapping[str, str]) -> Path:
    """Return the path of the file: ``$CREWTRACK_CONFIG``, else the one in the folder for settings."""
    named = env.get(VARIABLE)
    return Path(named).expanduser() if named else config_dir() / "config.toml"


def from_option(name: str, flag: Any) -> Setting:
    """Return a setting as an option said it."""
    return Setting(flag, f"--no-{name}" if flag is False else f"--{name}")


def usual(flags: Mapping[str, Any]) -> dict[str, Setting]:
    """Return every setting where options alone say anything."""
    return {
        name: Setting(value, "default")
        if flags.get(name) is None
        else from_option(name, flags[name])
        for name, value in DEFAULTS.items()
    }
