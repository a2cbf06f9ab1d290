"""`crewtrack depends`: who depends on whom: seats up and home, lifeboats, engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import each, last_instant, moments, open_book, scene_line, under
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
        "Who depends on whom: whose seats bring people up and home, who rides with another agency,"
        " whose docked ships can raise the orbit, and when one agency alone can.",
        "crewtrack depends --at 2022-02-25",
    )
    add_view(made, formats=("text", "json"))
    made.add_argument(
        "--until",
        metavar="WHEN",
        help="look ahead to a time, its last instant included; left out, as far as the record of crews reaches",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write who depends on whom."""
    book = open_book(options, now)
    many = moments(book, options)
    until = last_instant("--until", options.until, book.now) if options.until is not None else None
    if options.format == "json":
        from crewtrack.export.json import depends_data, several

        text = several(
            [depends_data(one.dependence, one.reliance(until)) | under(book) for one in many],
            options.station,
        )
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.depends import depends_text

        ink = Ink(colour=wants_colour(options.output))
        text = scene_line(book, options)
        text += each(
            many,
            lambda one: depends_text(
                one.dependence, one.station_name, reliance=one.reliance(until), ink=ink
            ),
        )
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
