"""How a person wants the terminal UI."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from crewtrack.app.registry import SCREENS
from crewtrack.tui import themes
from crewtrack.tui.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crewtrack.app.settings import View


class Options(NamedTuple):
    """How a person wants it.

    Attributes:
        theme: the name of a theme.
        signs: what to draw with.
        keys: keys by command id, where they are not the usual ones.
        note: what the footer says until the first key.
        watch: whether to read the files anew when they change.
        no_color: whether to do without colour, whatever the theme.
        zone: the clock beside UTC: "site", "local", "utc", or a zone by name.
        screen: the id of the screen to open with.
        views: saved views by digit.
        kept: what was kept from the last run, by screen.
        config: the file of the settings, for those that are saved from here; None where there is none.
        read_only: whether only to look: no file is changed or made, and no other program started.
    """

    theme: str = themes.DARK
    signs: Glyphs = UNICODE
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    note: str = ""
    watch: bool = True
    no_color: bool = False
    zone: str = "site"
    screen: str = SCREENS[0].id
    views: Mapping[str, View] = MappingProxyType({})
    kept: Mapping[str, Any] = MappingProxyType({})
    config: Path | None = None
    read_only: bool = False
