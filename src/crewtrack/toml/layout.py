"""Layout: a text put in order without changing its data.

Keys of a section stand in their usual order, with the remarks directly above them, and their equals signs one below
another. Entries of one kind that stand together are put in order. A remark that stands by itself, with an empty line
below it, is a heading: nothing moves across it. Ends of lines lose their blanks, and the last line gets an end.
"""

from __future__ import annotations

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


def _in_order(sections: list[_Section], data: dict[str, Any], rank: Rank) -> list[_Section]:
    """Put entries of one kind that stand together in order; those without a rank stay, and part the others."""
    out: list[_Section] = []
    run: list[tuple[Any, list[_Section], Path]] = []

    def flush() -> None:
        ordered = [entry for _, entry, _ in sorted(run, key=lambda one: one[0])]
        # What stands above the entries, empty lines and a heading over the first, stays where it is.
        above = [entry[0].header.heading for _, entry, _ in run if entry[0].header is not None]
        for entry, heading in zip(ordered, above, strict=True):
            if entry[0].header is not None:
                entry[0].header.heading = heading
            out.extend(entry)
        run.clear()

    kind: Path = ()
    seen: set[Path] = set()
    for section in sections:
        header = section.header
        path = header.statement.path[:2] if header is not None else ()
        if header is not None and run and path == run[-1][2] and not header.is_barrier:
            run[-1][1].append(section)
            continue
        place = None
        if header is not None and len(header.statement.path) >= 2 and path not in seen:
            place = rank(path, plain_data.at(data, path))
        seen.add(path)
        if place is None or header is None or header.is_barrier or path[:1] != kind:
            flush()
        kind = path[:1]
        if place is None:
            out.append(section)
        else:
            run.append((place, [section], path))
    flush()
    return out


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
