"""Every test runs as a stranger would: an empty home, no settings, the clock in UTC."""

from __future__ import annotations

import itertools
import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# A slow machine is not a failed test. Where CI is set, hypothesis draws the same cases each time.
settings.register_profile("crewtrack", deadline=None, print_blob=True)
settings.register_profile(
    "crewtrack-ci", deadline=None, print_blob=True, derandomize=True, database=None
)
settings.load_profile("crewtrack-ci" if os.environ.get("CI") else "crewtrack")

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}
UNSET = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "CREWTRACK_ASCII",
    "CREWTRACK_CONFIG",
    "CREWTRACK_FILE",
    "CREWTRACK_MOUSE",
    "CREWTRACK_REMEMBER",
    "CREWTRACK_SCREEN",
    "CREWTRACK_THEME",
    "CREWTRACK_ZONE",
    "EDITOR",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "VISUAL",
)
_numbers = itertools.count()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hide the developer's home, settings, editor and terminal; return this test's own home."""
    own = tmp_path_factory.getbasetemp() / f"home-{next(_numbers)}"
    own.mkdir()
    for name, below in HOMES.items():
        monkeypatch.setenv(name, str(own / below) if below else str(own))
    for name in [*UNSET, *(name for name in os.environ if name.startswith("TEXTUAL"))]:
        monkeypatch.delenv(name, raising=False)
    return own
