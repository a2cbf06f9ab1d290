"""Problems as text, the way a good compiler says them: place, line, caret, note, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.cells import safe, width
from crewtrack.export.ink import ADVICE, BOLD, DIM, ERROR, PLAIN, WARNING
from crewtrack.model.problem import Severity
from crewtrack.toml.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from crewtrack.export.ink import Ink
    from crewtrack.model.problem import Place, Problem

_CODES = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.ADVICE: ADVICE}
_TAB = 4
_WIDTH = 100
_LONG = 600
"""Of a longer line only so many characters around a place are looked at."""


def check_text(
    problems: Iterable[Problem],
    text_of: Callable[[str], str | None],
    *,
    ink: Ink = PLAIN,
    cells: int = _WIDTH,
) -> str:
    """Return located problems as text; empty if there is none.

    Args:
        problems: in the order in which they are to be said.
        text_of: the text of a file by the name that places give it, or None.
        ink: what it is written with.
        cells: how wide a line of the source may be shown.
    """
    return "".join(check_texts(problems, text_of, ink=ink, cells=cells))


def check_texts(
    problems: Iterable[Problem],
    text_of: Callable[[str], str | None],
    *,
    ink: Ink = PLAIN,
    cells: int = _WIDTH,
) -> Iterator[str]:
    """Yield what `check_text` returns piece by piece: of thousands of problems all of it is large."""
    known: dict[str, Lines | None] = {}

    def lines_of(name: str) -> Lines | None:
        # A long file is looked through once, not for each of its problems.
        if name not in known:
            text = text_of(name)
            known[name] = None if text is None else Lines(text)
        return known[name]

    for place, one in enumerate(problems):
        if place:
            yield "\n"
        yield _problem(one, lines_of, ink, cells)


def _problem(
    problem: Problem, lines_of: Callable[[str], Lines | None], ink: Ink, cells: int
) -> str:
    code = _CODES[problem.severity]
    title = ink.paint(f"{problem.severity.value}[{problem.code}]", code)
    message = ink.paint(safe(problem.message), BOLD)
    start = _position(problem.place)
    out = [f"{start}{title} {safe(problem.name)}: {message}"]
    places = [problem.place, *(one.place for one in problem.related)]
    gutter = max((len(str(place.line)) for place in places if place is not None), default=1)
    out += _source(problem.place, lines_of, gutter, "^", code, ink, cells)
    for one in problem.related:
        out.append(f"  {ink.paint('note:', BOLD)} {_position(one.place)}{safe(one.message)}")
        out += _source(one.place, lines_of, gutter, "-", DIM, ink, cells)
    if problem.hint:
        out.append(f"  {ink.paint('help:', BOLD)} {safe(problem.hint)}")
    return "\n".join(out) + "\n"


def _position(place: Place | None) -> str:
    return "" if place is None else f"{safe(place.file)}:{place.line}:{place.column}: "


def _source(
    place: Place | None,
    lines_of: Callable[[str], Lines | None],
    gutter: int,
    mark: str,
    code: str,
    ink: Ink,
    cells: int,
) -> list[str]:
    """Return the line that a place is in, and marks under its span."""
    lines = lines_of(place.file) if place is not None else None
    if place is None or lines is None or not 1 <= place.line <= len(lines):
        return []
    line, column, end_column = _near(lines, place)
    start = min(column - 1, len(line))
    end = end_column - 1 if place.end_line == place.line else len(line)
    before, span, after = _clip(line, start, max(start, min(end, len(line))), cells)
    marks = " " * width(before) + ink.paint(mark * max(1, width(span)), code)
    number = ink.paint(f"{place.line:>{gutter + 2}} |", DIM)
    rule = ink.paint(" " * (gutter + 3) + "|", DIM)
    return [f"{number} {before}{span}{after}".rstrip(), f"{rule} {marks}"]


def _near(lines: Lines, place: Place) -> tuple[str, int, int]:
    """Return the line of a place, and its columns there: of a very long line only what is near."""
    begin, end = lines.span(place.line)
    if end - begin <= _LONG:
        return lines.text[begin:end].removesuffix("\r"), place.column, place.end_column
    left = max(place.column - _LONG // 2, 0)
    part = lines.text[begin + left : min(begin + left + _LONG, end)]
    return part.removesuffix("\r"), place.column - left, place.end_column - left


def _clip(line: str, start: int, end: int, cells: int) -> tuple[str, str, str]:
    """Return what is before, in and after a span, as shown: cut so that the span can be seen."""
    before, span, after = (safe(one) for one in _expanded(line, start, end))
    if width(before) + width(span) + width(after) <= cells:
        return before, span, after
    span = _first(span, cells - 6)
    room = cells - width(span)
    if width(before) > room // 2:
        before = "..." + _last(before, max(room // 2, room - width(after)) - 3)
    room -= width(before)
    if width(after) > room:
        after = _first(after, room - 3) + "..."
    return before, span, after


def _expanded(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Cut a line in three, with tabs as blanks up to the next stop."""
    if "\t" not in line:
        return line[:start], line[start:end], line[end:]
    parts, used = [], 0
    for part in (line[:start], line[start:end], line[end:]):
        out = []
        for char in part:
            shown = " " * (_TAB - used % _TAB) if char == "\t" else char
            used += width(shown)
            out.append(shown)
        parts.append("".join(out))
    return parts[0], parts[1], parts[2]


def _first(text: str, cells: int) -> str:
    if text.isascii():
        return text[: max(cells, 0)]
    out, used = "", 0
    for char in text:
        used += width(char)
        if used > cells:
            break
        out += char
    return out


def _last(text: str, cells: int) -> str:
    return _first(text[::-1], cells)[::-1]
