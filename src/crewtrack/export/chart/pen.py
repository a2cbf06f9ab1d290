"""What a chart is drawn with: its signs, how names are made safe and measured, and how cells become runs.

A chart is drawn in cells, each with a style in words (`agency:nasa`, `dim`, `error`). What these look like is
for the face to say: SGR codes in a text, a theme's colours on a screen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crewtrack.export import cells as plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.views.shapes.common import AgencyRef

Run = tuple[str, str]
"""Text, and the words for its style."""

BEHIND, AHEAD, MAYBE = "━", "─", "┄"
"""Lines of what has happened, of what is planned, and of where something may fall."""
AS_OF, NOW, CURSOR = "┊", "╎", "▼"
TICK, TRANSIT, COMMAND, CONFLICT, UNSEATED = "╷", "·", "◆", "✗", "○"
BEFORE, AFTER = "‹", "›"
"""A bar goes on beyond the edge."""
LEVELS = " ▁▂▃▄▅▆▇█"
"""Heights of a cell of the head count, in eighths."""

_ASCII = str.maketrans(
    {
        "━": "=", "─": "-", "┄": ".", "┊": ":", "╎": "|", "▼": "v", "╷": "'", "·": "~", "◆": "*",
        "✗": "x", "○": "o", "‹": "<", "›": ">", "┣": "[", "┫": "]", "├": "[", "┤": "]", "┃": "|", "│": "|",
        "╋": "+", "┼": "+", "▌": ">", "↓": "v", "↑": "^", "◂": "<", "▸": ">", "…": "~",
        "▁": ".", "▂": ",", "▃": "-", "▄": "~", "▅": "+", "▆": "*", "▇": "%", "█": "#",
    }
)  # fmt: skip

_MANY = 4096
"""No more names than these are kept."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


class Pen:
    """What a chart is drawn with.

    Attributes:
        ascii: whether only ASCII may be used; every sign keeps its width.
        clean: makes a text from a file safe, and ASCII where only that may be used.
        width: how many cells a text takes.
    """

    __slots__ = ("_measured", "ascii", "clean", "width")

    def __init__(
        self,
        *,
        ascii_only: bool = False,
        clean: Callable[[str], str] | None = None,
        width: Callable[[str], int] = plain.width,
    ) -> None:
        """Draw for a text, unless a face says how it makes texts safe."""
        self.ascii = ascii_only
        if clean is None:
            clean = _plain_ascii if ascii_only else plain.safe
        self.clean = clean
        self.width = width
        self._measured: dict[str, tuple[str, int]] = {}

    def measured(self, text: str) -> tuple[str, int]:
        """Return a name, safe, and how many cells it takes: the same names are drawn again and again."""
        found = self._measured.get(text)
        if found is None:
            if len(self._measured) >= _MANY:
                self._measured.clear()
            clean = self.clean(text)
            found = self._measured[text] = clean, self.width(clean)
        return found

    def sign(self, text: str) -> str:
        """Return signs of this module as they are drawn."""
        return text.translate(_ASCII) if self.ascii else text

    def fit(self, text: str, cells: int) -> str:
        """Return a text, safe, and cut with a sign where it is longer than so many cells."""
        clean = self.clean(text)
        if self.width(clean) <= cells:
            return clean
        if cells < 2:
            return ""
        out, used = "", 0
        for char in clean:
            used += self.width(char)
            if used > cells - 1:
                break
            out += char
        return out.rstrip() + self.sign("…")

    def pad(self, text: str, cells: int) -> str:
        """Return a text in exactly so many cells."""
        cut = self.fit(text, cells)
        return cut + " " * (cells - self.width(cut))

    def clusters(self, text: str) -> list[tuple[str, int]]:
        """Return the letters of a safe text, each with the marks on it, and the cells that it takes."""
        if text.isascii():
            return [(char, 1) for char in text]
        out: list[tuple[str, int]] = []
        for char in text:
            size = self.width(char)
            if size == 0 and out:
                out[-1] = (out[-1][0] + char, out[-1][1])
            elif size:
                out.append((char, size))
        return out


def _plain_ascii(text: str) -> str:
    return plain.to_ascii(plain.safe(text))


def agency_style(agency: AgencyRef | None) -> str:
    """Return the style of what is an agency's. Ids come from files: odd ones have none."""
    return _style_of(agency.id) if agency is not None else ""


@lru_cache(256)
def _style_of(ident: str | None) -> str:
    return f"agency:{ident}" if ident is not None and _ID.match(ident) else ""


def runs(cells: list[str], styles: list[str], pen: Pen) -> list[Run]:
    """Join cells of one style."""
    out: list[Run] = []
    begin = 0
    last = styles[0] if styles else ""
    for place, style in enumerate(styles):
        if style is not last and style != last:
            out.append((pen.sign("".join(cells[begin:place])), last))
            begin, last = place, style
    if cells:
        out.append((pen.sign("".join(cells[begin:])), last))
    return out
