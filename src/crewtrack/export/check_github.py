"""Problems as workflow commands of GitHub Actions: each is shown at its line of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.cells import safe
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.model.problem import Problem

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def check_github(problems: Iterable[Problem]) -> str:
    """Return located problems as workflow commands, one a line; empty if there is none."""
    return "".join(_command(one) for one in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    keys: list[tuple[str, object]] = []
    if place is not None:
        keys += [("file", place.file), ("line", place.line), ("endLine", place.end_line)]
        if place.end_line == place.line:
            # columns are only taken within one line
            keys += [("col", place.column), ("endColumn", place.end_column)]
    keys.append(("title", f"{problem.code} {problem.name}"))
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in keys)
    notes = [problem.message]
    for one in problem.related:
        where = f"{one.place.file}:{one.place.line}: " if one.place is not None else ""
        notes.append(f"note: {where}{one.message}")
    if problem.hint:
        notes.append(f"help: {problem.hint}")
    text = "\n".join(safe(note) for note in notes)
    return f"::{_COMMANDS[problem.severity]} {shown}::{_data(text)}\n"


def _data(text: str) -> str:
    """Escape a message, as the runner's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a key: what ends it, too."""
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
