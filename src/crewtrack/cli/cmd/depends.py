"""`crewtrack depends`: who brings whom home, and whose ships raise the orbit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import each, moments, open_book, scene_line
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_view

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `depends`."""
    made = Parser(
        "depends",
        "crewtrack depends [options]",
        "Who depends on whom: whose seats bring people home, who rides with another agency,"
        " whose docked ships can raise the orbit.",
        "crewtrack depends --at 2022-02-25",
    )
    add_view(made, formats=("text", "json"))
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write who depends on whom."""
    book = open_book(options, now)
    many = moments(book, options)
    if options.format == "json":
        from crewtrack.export.json import depends_data, several

        text = several([depends_data(one.dependence) for one in many], options.station)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.depends import depends_text

        ink = Ink(colour=wants_colour(options.output))
        text = scene_line(book, options)
        text += each(many, lambda one: depends_text(one.dependence, one.station_name, ink=ink))
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
