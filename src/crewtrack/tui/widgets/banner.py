"""The line that takes the place of the rule under the header while the file on disk cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.text import cell_width, file_name, fit, safe
from crewtrack.tui.widgets.rows import ERROR, Row, piece

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.problem import Problem
    from crewtrack.tui.glyphs import Glyphs


def where(problem: Problem, room: int = 80) -> str:
    """Return file, line and column of a problem as compilers write them: ``my.toml:87:12``.

    Of a path that is longer than `room` cells, the file's own name is left.
    """
    place = problem.place
    if place is None:
        return safe(problem.layer or "")
    name, rest = safe(place.file), f":{place.line}:{place.column}"
    return file_name(name, room - len(rest)) + rest


def sentence(problem: Problem) -> str:
    """Return what is wrong, and what would help, in one line."""
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message


def banner_row(problem: Problem, since: datetime, width: int, signs: Glyphs) -> Row:
    """Return the line: what is wrong and where, which version is shown instead, and the keys that help.

    Where there is no room, first the version gives way, then the keys; the place never does.
    """
    head = f" {signs.error} {where(problem, 24)}  "
    message = safe(sentence(problem))
    keys = "! go there   E edit "
    version = f"showing {since:%H:%M:%S}'s version    "
    for tail in (version + keys, keys, ""):
        room = width - cell_width(head) - len(tail) - 3
        if room >= cell_width(message) or not tail:
            break
    text = fit(message, max(0, width - cell_width(head) - (len(tail) + 3 if tail else 1)))
    gap = " " * max(0, width - cell_width(head) - cell_width(text) - len(tail))
    if not tail:
        return (piece(fit(head + text + gap, width), ERROR, "out.next-problem"),)
    return (
        piece(head + text + gap + tail[: -len(keys)], ERROR, "out.next-problem"),
        piece("! go there", ERROR, "out.next-problem"),
        piece("   ", ERROR),
        piece("E edit", ERROR, "out.editor"),
        piece(" ", ERROR),
    )
