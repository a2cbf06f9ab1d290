"""How a person wants the terminal UI."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crewtrack.tui import themes
from crewtrack.tui.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from collections.abc import Mapping


class Options(NamedTuple):
    """How a person wants it.

    Attributes:
        theme: the name of a theme.
        signs: what to draw with.
        keys: keys by command id, where they are not the usual ones.
        note: what the footer says until the first key.
        watch: whether to read the files anew when they change.
        no_color: whether to do without colour, whatever the theme.
    """

    theme: str = themes.DARK
    signs: Glyphs = UNICODE
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    note: str = ""
    watch: bool = True
    no_color: bool = False
