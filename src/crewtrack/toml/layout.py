"""Layout: a text put in order without changing its data.

Keys of a section stand in their usual order, with the remarks directly above them, and their equals signs one below
another. Entries of one kind that stand together are put in order. A remark that stands by itself, with an empty line
below it, is a heading: nothing moves across it. Ends of lines lose their blanks, and the last line gets an end.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from crewtrack.toml import data as plain_data
from crewtrack.toml.outline import line_end, line_start, outline
from crewtrack.toml.read import BOM, read
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crewtrack.toml.outline import Statement

    Path = tuple[str | int, ...]
    Order = Callable[[Path], Sequence[str]]
    Rank = Callable[[Path, Any], Any]

_WIDEST: Final = 24
"""The longest key that others are aligned with."""


class _Row:
    """A statement with its lines, and the lines above it that go with it or stay.

    Attributes:
        statement: what it is.
        heading: lines above that stay where they are, up to the last empty one.
        remarks: the remarks directly above.
        lines: its own lines, as one text.
    """

    __slots__ = ("heading", "lines", "remarks", "statement")

    def __init__(self, statement: Statement, above: str, lines: str) -> None:
        self.statement = statement
        rows = above.splitlines(keepends=True)
        count = len(rows)
        while count and rows[count - 1].strip().startswith("#"):
            count -= 1
        self.heading = "".join(rows[:count])
        self.remarks = "".join(rows[count:])
        self.lines = lines

    @property
    def is_barrier(self) -> bool:
        """Whether a heading stands above it."""
        return bool(self.heading.strip())


class _Section:
    """A header with its rows."""

    __slots__ = ("header", "rows")

    def __init__(self, header: _Row | None) -> None:
        self.header = header
        self.rows: list[_Row] = []


def laid_out(text: str, order: Order, rank: Rank) -> str:
    """Return a text in order, with the same data.

    Args:
        text: what `read` has accepted.
        order: the usual order of the keys of the table at a path; empty to leave them.
        rank: what the entry at a path is put in order by, from its own data; None to leave it where it is.

    Raises:
        EditRefusedError: the text cannot be put in order so that its data stay.
    """
    data = read(text)
    bom = BOM if text.startswith(BOM) else ""
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    plain = text.removeprefix(BOM)
    if plain and not plain.endswith("\n"):
        plain += newline
    sections, tail = _parsed(plain)
    for section in sections:
        base: Path = section.header.statement.path if section.header is not None else ()
        _order_keys(section, order(base), len(base))
        _align(section)
    body = "".join(map(_written, _in_order(sections, data, rank))) + _stripped(tail)
    out = bom + body
    if not plain_data.same(read(out), data):
        message = "it cannot be put in order without changing what it says"
        raise EditRefusedError(message)
    return out


def _parsed(text: str) -> tuple[list[_Section], str]:
    """Return the sections of a text, the first without a header, and what follows the last statement."""
    sections = [_Section(None)]
    at = 0
    for one in outline(text):
        begin, end = line_start(text, one.start), line_end(text, one.end)
        row = _Row(one, text[at:begin], text[begin:end])
        if one.brackets:
            sections.append(_Section(row))
        else:
            sections[-1].rows.append(row)
        at = end
    return sections, text[at:]


def _runs(section: _Section) -> list[list[_Row]]:
    """Return the rows of a section in runs, each from one empty line to the next."""
    runs: list[list[_Row]] = []
    for row in section.rows:
        if row.heading or not runs:
            runs.append([])
        runs[-1].append(row)
    return runs


def _order_keys(section: _Section, order: Sequence[str], depth: int) -> None:
    """Put the keys of a section in order, between one empty line and the next."""
    ranks = {key: place for place, key in enumerate(order)}
    last = len(ranks)

    def by_key(row: _Row) -> int:
        return ranks.get(str(row.statement.path[depth]), last)

    out: list[_Row] = []
    for run in _runs(section):
        ordered = sorted(run, key=by_key)
        if ordered[0] is not run[0]:
            # What stands above the run stays above it.
            ordered[0].heading, run[0].heading = run[0].heading, ""
        out += ordered
    section.rows = out


def _align(section: _Section) -> None:
    """Put the equals signs of a run of lines one below another, unless they are so already."""
    for run in _runs(section):
        widths = [row.statement.parts[-1][2] - row.statement.start for row in run]
        indents = [len(row.lines) - len(row.lines.lstrip(" \t")) for row in run]
        columns = {
            row.lines.index("=", width + indent)
            for row, width, indent in zip(run, widths, indents, strict=True)
        }
        fit = [width for width in widths if width <= _WIDEST]
        if not fit or (len(columns) == 1 and len(run) > 1):
            continue
        column = max(fit)
        for row, width, indent in zip(run, widths, indents, strict=True):
            one = row.statement
            key = row.lines[indent : indent + width]
            rest = row.lines[indent + one.value - one.start :]
            row.lines = f"{row.lines[:indent]}{key:<{column}} = {rest}"


class _Entry:
    """Sections that stand together and belong to one entry."""

    __slots__ = ("path", "rank", "sections")

    def __init__(self, path: Path, section: _Section) -> None:
        self.path = path
        self.sections = [section]
        self.rank: Any = None

    @property
    def header(self) -> _Row | None:
        """Its first header."""
        return self.sections[0].header


def _entries(sections: list[_Section]) -> list[_Entry]:
    """Return sections as entries; a heading parts those of one entry too."""
    out: list[_Entry] = []
    for section in sections:
        header = section.header
        path = header.statement.path[:2] if header is not None else ()
        if header is not None and out and out[-1].path == path and not header.is_barrier:
            out[-1].sections.append(section)
        else:
            out.append(_Entry(path, section))
    return out


def _in_order(sections: list[_Section], data: dict[str, Any], rank: Rank) -> list[_Section]:
    """Put entries of one kind that stand together in order; those without a rank stay, and part the others.

    An entry that stands in several places has none.
    """
    entries = _entries(sections)
    places = Counter(one.path for one in entries)
    runs: list[list[_Entry]] = []
    for one in entries:
        if len(one.path) == 2 and places[one.path] == 1:
            one.rank = rank(one.path, plain_data.at(data, one.path))
        before = runs[-1][-1] if runs else None
        joins = before is not None and before.rank is not None and before.path[:1] == one.path[:1]
        if joins and one.rank is not None and one.header is not None and not one.header.is_barrier:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [section for run in runs for one in _sorted(run) for section in one.sections]


def _sorted(run: list[_Entry]) -> list[_Entry]:
    """Return entries in order. What stands above them, empty lines and a heading over the first, stays where it is."""
    if len(run) < 2:
        return run
    above = [one.header.heading for one in run if one.header is not None]
    ordered = sorted(run, key=lambda one: one.rank)
    for one, heading in zip(ordered, above, strict=True):
        if one.header is not None:
            one.header.heading = heading
    return ordered


def _written(section: _Section) -> str:
    rows = [section.header, *section.rows] if section.header is not None else section.rows
    return "".join(
        _stripped(row.heading) + _stripped(row.remarks) + _stripped_last(row.lines) for row in rows
    )


def _stripped(lines: str) -> str:
    """Return lines without blanks at their ends."""
    return "".join(_stripped_last(one) for one in lines.splitlines(keepends=True))


def _stripped_last(lines: str) -> str:
    """Return lines without blanks at the end of the last: those before may be inside of a text."""
    end = "\r\n" if lines.endswith("\r\n") else "\n" if lines.endswith("\n") else ""
    return lines.rstrip(" \t\r\n") + end if lines.strip() else end
