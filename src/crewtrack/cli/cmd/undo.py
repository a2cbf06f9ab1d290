"""`crewtrack undo`: the last edit is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crewtrack.cli.editing import editable, failing
from crewtrack.cli.errors import OK, FailedError
from crewtrack.cli.output import put, tell
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.app.editing.history import Step


def parser() -> Parser:
    """Return the options of `undo`."""
    made = Parser(
        "undo",
        "crewtrack undo [options]",
        "Take back the last edit that crewtrack made, byte for byte; as often as there are edits, up to a hundred. "
        "What something else has written since is never undone over.",
    )
    add(made)
    return made


def add(made: Parser) -> None:
    """Add the options of `undo` and `redo`."""
    add_file(made)
    made.add_argument(
        "--dry-run", action="store_true", help="show the change as a unified diff, and make none"
    )


def run(options: Namespace, now: datetime) -> int:
    """Take it back."""
    del now
    return step(options, back=True)


def step(options: Namespace, *, back: bool) -> int:
    """Take an edit back, or make it again."""
    from crewtrack.app.editing.history import latest, planned_step, redo, undo
    from crewtrack.app.editing.plan import unified

    paths = [Path(one) for one in editable(options)]
    if not paths:
        message = "there is no file to take anything back in"
        raise FailedError(message)
    with failing():
        path = latest(paths, back=back) or paths[0]
        if options.dry_run:
            done = planned_step(path, back=back)
            put("".join(unified(one.name, one.before, one.after) for one in done.files))
            return OK
        done = undo(path) if back else redo(path)
    _tell(done, back=back)
    return OK


def _tell(done: Step, *, back: bool) -> None:
    names = ", ".join(one.name for one in done.files)
    one = len(done.files) == 1
    if back:
        was = "is as it was" if one else "are as they were"
        tell(f"taken back: {done.what}: {names} {was}; crewtrack redo makes it again")
    else:
        tell(f"made again: {done.what}: {names} {'is' if one else 'are'} written")
