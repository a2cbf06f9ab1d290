"""`crewtrack locate`: where crewtrack looks for what."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.output import put
from crewtrack.cli.parser import Parser, add_output

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime
    from pathlib import Path


def parser() -> Parser:
    """Return the options of `locate`."""
    made = Parser(
        "locate",
        "crewtrack locate [options]",
        "Where crewtrack looks for what: the schedule it would open, your own, what ships, settings and state.",
    )
    add_output(made, formats=("text", "json"))
    return made


def places() -> dict[str, str]:
    """Return what is where. `open` is what a command without -f reads."""
    from crewtrack.app.loading import default_target
    from crewtrack.store.paths import config_dir, own_schedule, state_dir
    from crewtrack.store.shipped import shipped_root

    return {
        "open": default_target(os.environ),
        "own": str(own_schedule()),
        "shipped": str(shipped_root()),
        "config": str(config_dir()),
        "state": str(state_dir()),
    }


_MEANING = {
    "open": "read when no file is named",
    "own": "your own schedule",
    "shipped": "what ships with crewtrack",
    "config": "settings",
    "state": "what it remembers, and logs",
}


def run(options: Namespace, now: datetime) -> int:
    """Write the places."""
    del now
    found = places()
    if options.format == "json":
        from crewtrack.export.json import dumps

        text = dumps({"schema": "crewtrack/locate/1", **found})
    else:
        text = "".join(
            f"{name:<8} {path}  ({_MEANING[name]}{_missing(path)})\n"
            for name, path in found.items()
        )
    put(text, options.output, ascii_only=options.ascii)
    return OK


def _missing(path: str | Path) -> str:
    return "" if str(path).startswith("crewtrack:") or os.path.exists(path) else "; not there yet"  # noqa: PTH110
