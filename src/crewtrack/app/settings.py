"""What may stand in config.toml, declared once: its field table, as that of a schedule is in `model.nouns`.

The reader, the JSON Schema and docs/config.md are made from it.
"""

# ruff: noqa: RUF009 - `key` makes a fresh attrs field each time
from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.app.registry import SCREENS
from crewtrack.model.fields import Kind, key

if TYPE_CHECKING:
    from crewtrack.model.when import When

THEMES = ("dark", "light", "ansi")
ZONES = ("site", "local", "utc")
SCREEN_NAMES = tuple(entry.id for entry in SCREENS)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Ui:
    """How the terminal UI looks and begins: `[ui]`."""

    theme: str | None = key(
        Kind.TEXT,
        "Its colours; ansi takes the terminal's own.",
        choices=THEMES,
        example='"light"',
    )
    mouse: bool | None = key(
        Kind.BOOL, "Whether it takes the mouse; false leaves it to the terminal.", example="false"
    )
    ascii: bool | None = key(
        Kind.BOOL, "Draw with plain ASCII alone, as is done where a terminal is not UTF-8."
    )
    zone: str | None = key(
        Kind.TEXT,
        "The clock beside UTC: that of the next site, this computer's, none (utc), or a zone by name.",
        example='"Europe/Berlin"',
    )
    screen: str | None = key(
        Kind.TEXT, "The screen that it opens with.", choices=SCREEN_NAMES, example='"overview"'
    )
    remember: bool | None = key(
        Kind.BOOL,
        "Whether screen, filter, zone and theme are kept from one run to the next.",
        example="false",
    )


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class View:
    """A saved view, 1 to 9: `[views.1]`."""

    id: str = ""
    title: str | None = key(Kind.TEXT, "What it is called.", example='"Russian traffic"')
    screen: str | None = key(
        Kind.TEXT,
        "The screen; left out, the one that is open.",
        choices=SCREEN_NAMES,
        example='"overview"',
    )
    filter: str | None = key(
        Kind.TEXT, "The filter, as `/` takes it.", example='"agency:roscosmos aboard"'
    )
    at: When | None = key(
        Kind.WHEN,
        'The instant: any time that a file may give, its first instant, or "now".',
        example="2022-02-25",
    )
    zoom: str | None = key(
        Kind.TEXT,
        "How much time a cell of the timeline takes, as `timeline --cell` takes it.",
        example='"1w"',
    )
    sort: str | None = key(
        Kind.TEXT,
        "What a list is sorted by, as `--sort` takes it; a minus in front turns it around.",
        example='"-age"',
    )


TABLES: dict[str, str] = {
    "ui": "How the terminal UI looks and begins.",
    "keys": "Keys by the command's id; docs/keys.md lists the ids. A key, or a list of keys; [] takes all away, but the last of what quits or closes.",
    "views": "Saved views, by the digit that is typed after the key for them.",
}
"""The tables of the file, with what each is for."""

for _noun in (Ui, View):
    for _field in attr.fields(_noun):
        # what a table leaves out is looked up on its class: the reader makes entries of what there is
        setattr(_noun, _field.name, _field.default)

UI_NAMES = tuple(one.name for one in attr.fields(Ui))
"""The keys of `[ui]`."""
