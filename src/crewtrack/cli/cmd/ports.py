"""`crewtrack ports`: what each port holds, until when, and what comes there next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import each, moments, open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_view

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `ports`."""
    made = Parser(
        "ports",
        "crewtrack ports [options]",
        "Which port holds what, since and until when, and what comes there next.",
        "crewtrack ports --at 2022-04-10",
    )
    add_view(made, formats=("text", "json", "csv"))
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the ports."""
    book = open_book(options, now)
    many = moments(book, options)
    if options.format == "json":
        from crewtrack.export.json import ports_data, several

        text = several([ports_data(one.port_view) | under(book) for one in many], options.station)
    elif options.format == "csv":
        from crewtrack.export.csv import ports_csv

        text = ports_csv(one.port_view for one in many)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.ports import ports_text

        ink = Ink(colour=wants_colour(options.output))
        text = scene_line(book, options) + each(
            many, lambda one: ports_text(one.port_view, ink=ink)
        )
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
