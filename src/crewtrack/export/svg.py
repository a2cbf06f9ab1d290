"""SVG: a screen on a grid of cells that refers to nothing outside of itself.

The terminal UI takes the picture (`crewtrack.tui.picture`): rows of runs, each a text at a column in a colour. Here
it is drawn, so that it looks the same with whatever fixed-width font a reader has: a run begins at its own column
and is held to its own width, lines and blocks are drawn as shapes (`crewtrack.export.strokes`), and signs that
not every font has stand alone in their cell. Nothing is named by its place among others, and no style is
shared, so that a cell that changes changes one place of the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crewtrack.export.cells import width as cells_of
from crewtrack.export.strokes import CELL_HIGH, CELL_WIDE, MIDDLE, drawn, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crewtrack.export.formats import Subject, View

MARGIN = 12
"""The ground around the cells."""

BASELINE = 13
"""How far below the top of a cell its letters stand."""

FAMILY = "DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace"
_SIZE = "14.95"
"""The size at which a letter of the first font is as wide as a cell."""

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile('[&<>"]')
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS = re.compile(r"\S+(?: \S+)*")
# letters and signs that every fixed-width font has in one width
_SURE = r"[\x21-\x7e\u00a1-\u00ac\u00ae-\u017f\u0300-\u03ff\u0400-\u045f\u2010-\u2026]"
_SURE_SIGN = re.compile(_SURE)
_PART = re.compile(rf"{_SURE}+(?: {_SURE}+)*|(?!{_SURE})\S+?(?={_SURE}|\s|\Z)|\s+")


class Run(NamedTuple):
    """Cells of a row that are alike.

    Attributes:
        x: the column of the first.
        text: what stands in them.
        ink: the colour of the text, ``#rrggbb``; None for the picture's.
        ground: the colour behind it; None for the picture's.
        bold, italic, underline: how it is written.
    """

    x: int
    text: str
    ink: str | None = None
    ground: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Picture(NamedTuple):
    """A screen as it stands.

    Attributes:
        size: columns and rows.
        rows: each from left to right.
        ink, ground: the colours of what has none of its own.
        title: what it is called, for screen readers and tabs.
        description: what it shows, in words.
    """

    size: tuple[int, int]
    rows: Sequence[Sequence[Run]]
    ink: str
    ground: str
    title: str
    description: str


def svg(subject: Subject, view: View) -> bytes:
    """Return the screen that shows a view.

    Raises:
        NotDrawnError: nobody is here to photograph it.
    """
    if subject.camera is None:
        from crewtrack.export.formats import NotDrawnError

        msg = "there are no screens here to photograph"
        raise NotDrawnError(msg)
    return draw(subject.camera(subject, view)).encode()


def pixels(size: tuple[int, int]) -> tuple[int, int]:
    """Return how wide and high a picture of so many columns and rows is, at scale 1."""
    return size[0] * CELL_WIDE + 2 * MARGIN, size[1] * CELL_HIGH + 2 * MARGIN


def draw(picture: Picture, name: str = "crewtrack") -> str:
    """Return a picture as SVG that ends in a newline.

    Args:
        picture: what to draw.
        name: what the ids in it begin with: unlike in every picture of one page.
    """
    wide, high = pixels(picture.size)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' role="img" aria-labelledby="{name}-title {name}-desc" font-family="{FAMILY}" font-size="{_SIZE}"'
        f' fill="{picture.ink}" color="{picture.ink}">'
    )
    out = [
        head,
        f'<title id="{name}-title">{escaped(picture.title)}</title>',
        f'<desc id="{name}-desc">{escaped(picture.description)}</desc>',
        f'<rect width="{wide}" height="{high}" rx="8" fill="{picture.ground}"/>',
    ]
    for y, row in enumerate(picture.rows):
        inside = list(_row(row))
        if inside:
            place = f"translate({MARGIN} {MARGIN + y * CELL_HIGH})"
            out += [f'<g id="{name}-{y + 1}" transform="{place}">', *inside, "</g>"]
    out.append("</svg>")
    return "\n".join(out) + "\n"


def escaped(words: str) -> str:
    """Return words as XML text; what XML cannot hold is left out."""
    kept = _NOT_XML.sub("", words)
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], kept)


def _row(row: Sequence[Run]) -> Iterator[str]:
    """Yield the elements of a row: grounds below, then lines and blocks, then letters."""
    letters: list[str] = []
    strokes: list[str] = []
    for run in row:
        if run.ground is not None:
            x, wide = run.x * CELL_WIDE, cells_of(run.text) * CELL_WIDE
            yield f'<rect x="{x}" width="{wide}" height="{CELL_HIGH}" fill="{run.ground}"/>'
        if run.text.isspace():
            continue
        text, signs = drawn(run.text) if not run.text.isascii() else (run.text, ())
        strokes += shapes(run.x, signs, run.ink)
        letters += _texts(run, text)
    yield from strokes
    yield from letters


def _texts(run: Run, text: str) -> Iterator[str]:
    """Yield the letters of a run: each word or group of words at its column, as wide as its cells."""
    how = _how(run)
    if text.isascii():
        for match in _WORDS.finditer(text):
            yield _text(run.x + match.start(), match[0], match.end() - match.start(), how)
        return
    for match in _WORDS.finditer(text):
        start = run.x + cells_of(text[: match.start()])
        for part in _PART.finditer(match[0]):
            if part[0].isspace():
                continue
            x = start + cells_of(match[0][: part.start()])
            wide = cells_of(part[0])
            if wide == 1 and not _SURE_SIGN.match(part[0]):
                # its own width is anybody's guess: in the middle of its cell it is in nobody's way
                yield (
                    f'<text x="{_number(x * CELL_WIDE + MIDDLE)}" y="{BASELINE}" text-anchor="middle"{how}>'
                    f"{escaped(part[0])}</text>"
                )
            else:
                yield _text(x, part[0], wide, how)


def _text(x: int, words: str, wide: int, how: str) -> str:
    held = f' textLength="{wide * CELL_WIDE}"' if wide > 1 else ""
    return f'<text x="{x * CELL_WIDE}" y="{BASELINE}"{held}{how}>{escaped(words)}</text>'


def _how(run: Run) -> str:
    out = f' fill="{run.ink}"' if run.ink is not None else ""
    if run.bold:
        out += ' font-weight="bold"'
    if run.italic:
        out += ' font-style="italic"'
    if run.underline:
        out += ' text-decoration="underline"'
    return out


def _number(value: float) -> str:
    return f"{value:g}"
