"""Colours: of agencies, and of the few other things that a screen tells apart.

Colour only ever repeats what a tag, a sign or a word says. An agency's colour is used for its tag, for a
person's or a ship's line, and for the squares of a head count; red and amber belong to problems alone, and
stand reversed. Light colours have a contrast of at least 4.5 on the light background, dark ones on the dark.
"""

from __future__ import annotations

from functools import lru_cache

import attr
from rich.style import Style

from crewtrack.export import colours

DARK_BACKGROUND = colours.GROUND[colours.DARK]
DARK_FOREGROUND = colours.INK[colours.DARK]
LIGHT_BACKGROUND = colours.GROUND[colours.LIGHT]
LIGHT_FOREGROUND = colours.INK[colours.LIGHT]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Palette:
    """What a screen is coloured with.

    Attributes:
        name: "dark", "light" or "ansi".
        agencies: by the agency's id.
        words: by the word for a style, as lines use it: "dim", "error", "warning", "focus", "rule"; in the
            text of a file, "quoted" and "figure".
        selected, blurred: the tint of the selected row, with and without the focus, or None to do without.
    """

    name: str
    agencies: dict[str, str]
    words: dict[str, str]
    selected: str | None
    blurred: str | None

    def style(self, words: str) -> Style:
        """Return the style that a few words mean: ``bold agency:nasa``, ``dim``, ``error``.

        Unknown words and unknown agencies have the default foreground.
        """
        return _style(self, words)

    def agency(self, ident: str | None) -> Style:
        """Return the style of an agency's tag."""
        return _style(self, f"agency:{ident}")


@lru_cache(512)
def _style(palette: Palette, words: str) -> Style:
    style = Style.null()
    for word in words.split():
        if word.startswith("agency:"):
            colour = palette.agencies.get(word[7:])
            if colour is not None:
                style += Style(color=colour)
        elif word in {"bold", "strong"}:
            style += Style(bold=True)
        elif word in {"selected", "blurred"}:
            tint = palette.selected if word == "selected" else palette.blurred
            style += Style(bgcolor=tint) if tint is not None else Style.null()
        elif word in palette.words:
            style += Style.parse(palette.words[word])
    return style


DARK = Palette(
    name="dark",
    agencies=colours.AGENCIES[colours.DARK],
    words={
        "dim": colours.DIM[colours.DARK],
        "rule": colours.RULE[colours.DARK],
        "focus": "#FFFFFF",
        "added": "#9FC9A6",
        "taken": "#D99BD9",
        "quoted": "#9FC9A6",
        "figure": "#C9B2E8",
        "error": "bold reverse #F0716B",
        "warning": "bold reverse #E0A93B",
    },
    selected="#233041",
    blurred="#1A222C",
)

LIGHT = Palette(
    name="light",
    agencies=colours.AGENCIES[colours.LIGHT],
    words={
        "dim": colours.DIM[colours.LIGHT],
        "rule": colours.RULE[colours.LIGHT],
        "focus": "#000000",
        "added": "#2F6B39",
        "taken": "#8E3A8E",
        "quoted": "#2F6B39",
        "figure": "#6A3FA0",
        "error": "bold reverse #B3261E",
        "warning": "bold reverse #8A5A00",
    },
    selected="#DCE6F0",
    blurred="#ECEFF1",
)

ANSI = Palette(
    name="ansi",
    agencies={
        "nasa": "bright_blue",
        "roscosmos": "yellow",
        "esa": "green",
        "jaxa": "magenta",
        "csa": "cyan",
        "cmsa": "bright_white",
    },
    words={
        "dim": "dim",
        "rule": "dim",
        "focus": "bold",
        "error": "bold reverse red",
        "warning": "bold reverse yellow",
    },
    selected=None,
    blurred=None,
)

PALETTES: dict[str, Palette] = {palette.name: palette for palette in (DARK, LIGHT, ANSI)}
"""The palettes by name."""
