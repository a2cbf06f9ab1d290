"""Tables of text: columns as wide as their widest cell, two blanks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.cells import cut, pad, width
from crewtrack.export.ink import BOLD, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crewtrack.export.ink import Ink

    Cell = str | tuple[str, str | Callable[[str, Ink], str]]
    """A text, or a text with the SGR code that it is painted in, or with what paints its parts."""


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
    table = [*heads, *rows]
    columns = []
    for place, side in enumerate(align):
        # Column by column: a long table is mostly plain ASCII, whose widths are lengths.
        cells = [row[place] for row in table]
        texts = [cell if isinstance(cell, str) else cell[0] for cell in cells]
        if most is not None:
            texts = [cut(text, most) for text in texts]
        plain = "".join(texts).isascii()
        widest = max(map(len if plain else width, texts), default=0)
        if not widest and place:
            continue
        if not plain:
            filled = [pad(text, widest, side) for text in texts]
        elif side == "r":
            filled = [text.rjust(widest) for text in texts]
        else:
            filled = [text.ljust(widest) for text in texts]
        if ink.colour:
            filled = [
                whole if isinstance(cell, str) or not text else _painted(whole, text, cell[1], ink)
                for whole, text, cell in zip(filled, texts, cells, strict=True)
            ]
        columns.append(filled)
    return [(indent + gap.join(parts)).rstrip() for parts in zip(*columns, strict=True)]


def _painted(whole: str, text: str, code: str | Callable[[str, Ink], str], ink: Ink) -> str:
    shown = ink.paint(text, code) if isinstance(code, str) else code(text, ink)
    return whole.replace(text, shown, 1)
