"""What the commands of the registry do: one module for each group, found by the command's id.

``time.next-event`` is `next_event` in the module `time`. A handler takes the app. Modules are imported
when one of their commands first runs, so that none of them delays the first paint.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.tui.app import CrewtrackApp


def handler(command: str) -> Callable[[CrewtrackApp], None]:
    """Return what runs a command that works everywhere.

    Raises:
        LookupError: if nothing runs it.
    """
    group, _, name = command.partition(".")
    if group == "screen":
        return lambda app: _switch(app, name)
    try:
        module = import_module(f"{__name__}.{group}")
        function: Callable[[CrewtrackApp], None] = getattr(module, name.replace("-", "_"))
    except (ImportError, AttributeError) as error:
        msg = f"nothing runs {command}"
        raise LookupError(msg) from error
    return function


def _switch(app: CrewtrackApp, name: str) -> None:
    """Open a screen."""
    if app.base_screen is None or name != app.base_screen.NAME:
        app.leave()
    app.switch_mode(name)
