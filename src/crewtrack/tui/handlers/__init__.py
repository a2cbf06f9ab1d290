"""What the commands of the registry do: one module for each group, found by the command's id.

``time.next-event`` is `next_event` in the module `time`. A handler takes the app. Modules are imported
when one of their commands first runs, so that none of them delays the first paint.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from crewtrack.app.registry import BY_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.tui.app import CrewtrackApp


def handler(command: str) -> Callable[[CrewtrackApp], None]:
    """Return what runs a command that works everywhere.

    Raises:
        LookupError: if there is no such command, or nothing runs it.
    """
    found = BY_ID[command]
    module = import_module(f"{__name__}.{found.group}")
    try:
        function: Callable[[CrewtrackApp], None] = getattr(module, found.name.replace("-", "_"))
    except AttributeError as error:
        msg = f"nothing runs {command}"
        raise LookupError(msg) from error
    return function
