"""Tables of text: columns as wide as their widest cell, two blanks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.cells import cut, pad, width
from crewtrack.export.ink import BOLD, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.export.ink import Ink

    Cell = str | tuple[str, str]
    """A text, or a text with the SGR code that it is painted in."""


WIDEST = 62
"""The widest that a cell of names and times is: a long name with a time to the second behind it."""


def lines(
    rows: Sequence[Sequence[Cell]],
    *,
    align: str,
    ink: Ink = PLAIN,
    head: Sequence[str] | None = None,
    gap: str = "  ",
    indent: str = "",
    most: int | None = None,
) -> list[str]:
    """Return the lines of a table.

    Args:
        rows: each with as many cells as `align` has letters.
        align: `l` or `r` for each column.
        ink: what painted cells and the head are written with.
        head: titles, in bold; None for none.
        gap: what stands between two columns.
        indent: what stands before each line.
        most: how many cells a cell may take; what is longer is cut. None for any number.

    Returns:
        the lines, without blanks at their ends.
    """
    heads: list[Sequence[Cell]] = [[(title, BOLD) for title in head]] if head is not None else []
    every = [
        [cell if isinstance(cell, tuple) else (cell, "") for cell in row] for row in (*heads, *rows)
    ]
    if most is not None:
        every = [[(cut(text, most), code) for text, code in row] for row in every]
    widths = [
        max((width(row[place][0]) for row in every), default=0) for place in range(len(align))
    ]
    columns = [place for place, cells in enumerate(widths) if cells or place == 0]
    out = []
    for row in every:
        parts = []
        for place in columns:
            text, code = row[place]
            filled = pad(text, widths[place], align[place])
            parts.append(
                filled.replace(text, ink.paint(text, code), 1) if code and text else filled
            )
        out.append((indent + gap.join(parts)).rstrip())
    return out
