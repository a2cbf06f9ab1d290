"""What is done ahead, once the first screen stands: the modules of the other screens are loaded, then what they look up of
the schedule is worked out, then the usual dialogs are loaded.

It is done in short steps while nothing is pressed, so that neither the first screen nor a key waits for it. A screen that
is opened before finds what there is, and does the rest at once. Another version of the schedule is begun anew.
"""  # noqa: D205 - one sentence

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING

from crewtrack.app.registry import SCREENS

if TYPE_CHECKING:
    from crewtrack.app.indexes import Indexes

DIALOGS = ("filter", "help", "palette", "jump", "goto")
"""The dialogs that are opened most: after the screens."""

BEGIN = 0.1
"""How many seconds after the first screen stands, or another version of the schedule is shown."""

PAUSE = 0.1
"""How many seconds without a key before each step."""

REST = 0.005
"""How many seconds between two steps."""

SPAN = 0.005
"""For how many seconds a step works things out."""


def ahead(which: tuple[str, ...]) -> list[str]:
    """Return the modules of screens and dialogs that are not loaded yet, in the order to load them."""
    names = [f"crewtrack.tui.screens.{name}" for name in which]
    return [name for name in names if name not in sys.modules]


def load_one(which: tuple[str, ...]) -> bool:
    """Load the next module; False if there was none left."""
    left = ahead(which)
    if left:
        import_module(left[0])
    return bool(left)


def step(indexes: Indexes) -> bool:
    """Do one step; False if there was nothing left to do."""
    if load_one(tuple(one.id for one in SCREENS)):
        return True
    end = time.perf_counter() + SPAN
    while indexes.advance():
        if time.perf_counter() >= end:
            return True
    return load_one(DIALOGS)
