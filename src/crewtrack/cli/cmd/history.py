"""`crewtrack history`: the edits that crewtrack made, and which of them can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from crewtrack.cli.editing import editable
from crewtrack.cli.errors import OK
from crewtrack.cli.output import put, tell
from crewtrack.cli.parser import Parser, add_file, add_output, number

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

_MOST = 20


def parser() -> Parser:
    """Return the options of `history`."""
    made = Parser(
        "history",
        "crewtrack history [options]",
        "The last edits that crewtrack made in your schedule, the newest first. crewtrack undo takes back the one "
        "marked with *.",
    )
    add_file(made)
    made.add_argument(
        "--limit",
        metavar="N",
        type=number,
        default=_MOST,
        help=f"how many; {_MOST} if left out; or all",
    )
    add_output(made, formats=("text", "json"))
    return made


def run(options: Namespace, now: datetime) -> int:
    """List the edits."""
    del now
    from crewtrack.app.editing.history import edits

    found = edits([Path(one) for one in editable(options)])
    shown = found if options.limit is None else found[: options.limit]
    if options.format == "json":
        from crewtrack.export.json import dumps

        rows: list[dict[str, Any]] = [
            {
                "when": one.when,
                "what": one.what,
                "file": one.file,
                "state": one.state,
                "before": one.before,
                "after": one.after,
            }
            for one in shown
        ]
        put(dumps({"schema": "crewtrack/history/1", "edits": rows}), options.output)
        return OK
    marks = {"next": "*", "done": " ", "undone": "-", "lost": "x"}
    lines = [f"{marks[one.state]} {_time(one.when)}  {one.what}  ({one.file})\n" for one in shown]
    if not found:
        tell("crewtrack has made no edits there")
    elif any(one.state == "lost" for one in shown):
        tell("x: something else has changed the file since, so this is not taken back")
    put("".join(map(_safe, lines)), options.output, ascii_only=options.ascii)
    return OK


def _time(when: str) -> str:
    return when[:16].replace("T", " ")


def _safe(line: str) -> str:
    from crewtrack.export.cells import safe

    return f"{safe(line[:-1])}\n"
