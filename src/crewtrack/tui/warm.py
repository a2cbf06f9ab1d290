"""What is loaded ahead, once the first screen stands: the modules of the other screens and of the usual dialogs.

They are loaded one at a time, while nothing is pressed, so that neither the first screen nor a key waits for them.
"""

from __future__ import annotations

import sys
from importlib import import_module

from crewtrack.app.registry import SCREENS

DIALOGS = ("filter", "help", "palette", "jump", "goto")
"""The dialogs that are opened most: after the screens."""

BEGIN = 0.3
"""How many seconds after the first screen stands."""

PAUSE = 0.1
"""How many seconds without a key before each."""


def ahead() -> list[str]:
    """Return the modules that are not loaded yet, in the order to load them."""
    names = [f"crewtrack.tui.screens.{name}" for name in (*(one.id for one in SCREENS), *DIALOGS)]
    return [name for name in names if name not in sys.modules]


def load_one() -> bool:
    """Load the next module; False if there is none left."""
    left = ahead()
    if left:
        import_module(left[0])
    return len(left) > 1
