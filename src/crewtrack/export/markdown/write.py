"""Writing Markdown: text that stays text, tables, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crewtrack.export.text.words import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crewtrack.model.when import When

_SPACE = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_MARKS = re.compile(r"([\\`*_\[\]<>|&~$^=#:{}!])")
_STARTS = re.compile(r"^([-+]|\d+(?=[.)]))")
_LINKS = re.compile(r"\b(www|ftp|xmpp|mailto)(?=\.)", re.IGNORECASE)
_TIMES = re.compile(r"\b(\d\d)\\:(?=\d\d)")


def plain(words: str | int | None) -> str:
    """Return text as Markdown that shows just this text, on one line.

    Marks get a backslash. A host turns ``@name`` and an address into links after it has read the marks, which no
    backslash stops: an empty comment in between does.
    """
    if words is None:
        return ""
    text = _SPACE.sub(" ", str(words)).strip()
    if text.isalnum():
        return text
    text = _MARKS.sub(r"\\\1", text)
    text = _TIMES.sub(r"\1:", text)
    text = _LINKS.sub(r"\1\\", text)
    text = _STARTS.sub(lambda found: f"\\{found[1]}" if found[1] in "-+" else f"{found[1]}\\", text)
    return text.replace("@", "@<!-- -->")


def bold(words: str | int) -> str:
    """Return text in bold."""
    shown = plain(words)
    return f"**{shown}**" if shown else ""


def heading(words: str, level: int = 1) -> list[str]:
    """Return a heading, and the empty line after it."""
    return [f"{'#' * level} {words}", ""]


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()
) -> list[str]:
    """Return a table and the empty line after it; nothing where there is no row.

    Args:
        head: the titles of its columns.
        rows: a cell of Markdown for each column.
        right: the columns that are lined up on their right.
    """
    numbers = frozenset(right)
    lines = [_line(row) for row in rows]
    if not lines:
        return []
    marks = ["---:" if place in numbers else "---" for place in range(len(head))]
    return [_line(head), _line(marks), *lines, ""]


def _line(cells: Sequence[str]) -> str:
    return "|".join(("", *(f" {cell} " if cell else " " for cell in cells), ""))


def at(moment: datetime) -> str:
    """Return an instant: `25 Feb 2022 12:00 UTC`."""
    return instant(moment)


def document(lines: Iterable[str]) -> str:
    """Join lines to a document that ends in one newline."""
    return "\n".join(lines).rstrip("\n") + "\n"


def when(time: When | None, year: int) -> str:
    """Return a time as lists show it, no finer than it is known."""
    from crewtrack.model.when_words import short

    return plain(short(time, year)) if time is not None else ""
