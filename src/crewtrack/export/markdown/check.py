"""What is wrong with the books, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import bold, heading, plain, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.model.problem import Problem

_HEAD = ("where", "", "code", "what", "what helps")


def check_md(problems: Sequence[Problem], *, level: int = 1) -> list[str]:
    """Return the problems, each with its place, as lines."""
    out = heading("What is wrong with the books", level)
    if not problems:
        return [*out, "The books balance: there is neither an error nor a warning."]
    return out + table(_HEAD, (_row(one) for one in problems))


def _row(one: Problem) -> tuple[str, ...]:
    place = one.place
    return (
        plain(f"{place.file}:{place.line}") if place is not None else "",
        plain(one.severity.value),
        plain(one.code),
        bold(one.message),
        plain(one.hint),
    )
