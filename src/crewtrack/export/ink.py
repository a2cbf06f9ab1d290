"""Ink: bold and colour for a terminal, or nothing at all.

Colour only ever repeats what a word says, so that plain text loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crewtrack.views.shapes import AgencyRef

BOLD = "1"
DIM = "2"
ERROR = "1;31"
WARNING = "1;33"
ADVICE = "1;36"

_AGENCY = {
    "nasa": "94",
    "roscosmos": "33",
    "esa": "32",
    "jaxa": "35",
    "csa": "36",
    "cmsa": "97",
}
"""The same hues as the ANSI theme of the screens; other agencies keep the default colour."""


class Ink:
    """What a text is written with.

    Attributes:
        colour: whether to use escape sequences at all.
        hues: what stands for the codes of agencies, where it is not the terminal's own colours.
    """

    __slots__ = ("colour", "hues")

    def __init__(self, *, colour: bool = False, hues: Mapping[str, str] | None = None) -> None:
        self.colour = colour
        self.hues = hues or {}

    def paint(self, text: str, code: str) -> str:
        """Return a text in an SGR code, or as it is."""
        code = self.hues.get(code, code)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text

    def bold(self, text: str) -> str:
        """Return a text in bold."""
        return self.paint(text, BOLD)


PLAIN = Ink()
"""No colour: what a file or a pipe gets."""


def agency_code(agency: AgencyRef | None) -> str:
    """Return the SGR code of an agency's tag; empty for the default colour."""
    return _AGENCY.get(agency.id or "", "") if agency is not None else ""


def themed(theme: str) -> Ink:
    """Return the ink of a theme: agencies in its very colours, or in the terminal's own for ``ansi``."""
    from crewtrack.export.colours import AGENCIES

    exact = AGENCIES.get(theme, {})
    return Ink(
        colour=True, hues={_AGENCY[one]: _rgb(exact[one]) for one in _AGENCY if one in exact}
    )


def _rgb(colour: str) -> str:
    return "38;2;" + ";".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
