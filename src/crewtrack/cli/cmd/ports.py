"""`crewtrack ports`: what each port holds, until when, and what comes there next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import moments, open_book, scene_line, under
from crewtrack.cli.output import is_terminal, only_ascii, put, tell, wants_colour
from crewtrack.cli.parser import Parser, add_filter, add_view
from crewtrack.cli.sieve import sieve

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.api import Moment
    from crewtrack.export.ink import Ink


def parser() -> Parser:
    """Return the options of `ports`."""
    made = Parser(
        "ports",
        "crewtrack ports [options]",
        "Which port holds what, since and until when, and what comes there next.",
        "crewtrack ports --map --at 2022-04-10",
    )
    add_view(made, formats=("text", "json", "csv"))
    made.add_argument(
        "--map",
        action="store_true",
        help="draw the station above the table, module by module, with what is docked where",
    )
    add_filter(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the ports."""
    book = open_book(options, now)
    chosen = sieve(options, book)
    many = moments(book, options)
    views = [one.port_view for one in many]
    if chosen:
        from crewtrack.views.filter.apply import some_of_ports

        views = [some_of_ports(one, chosen.keep(one.at)) for one in views]
    if options.format == "json":
        from crewtrack.export.json import map_data, ports_data, several

        text = several(
            [
                ports_data(view) | {"map": map_data(one.station_map)} | chosen.data() | under(book)
                for one, view in zip(many, views, strict=True)
            ],
            options.station,
        )
    elif options.format == "csv":
        from crewtrack.export.csv import ports_csv

        text = ports_csv(views)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.ports import ports_text

        ink = Ink(colour=wants_colour(options.output))
        shown = [
            ports_text(view, ink=ink, drawn=_drawn(one, options, ink))
            for one, view in zip(many, views, strict=True)
            if view.rows or not chosen
        ]
        text = scene_line(book, options)
        text += chosen.line() + "\n".join(shown) if shown else chosen.nothing("no port")
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK


def _drawn(one: Moment, options: Namespace, ink: Ink) -> str | None:
    """Return the map; None where none is asked for, or there is none."""
    if not options.map:
        return None
    from crewtrack.export.text.station_map import WIDTH, station_map_text

    found = one.station_map
    if found is None:
        tell(f"nothing says how {one.station_name} is laid out: there is no map of it")
        return None
    width = WIDTH
    if is_terminal(options.output):
        from shutil import get_terminal_size

        width = get_terminal_size((WIDTH, 24)).columns
    plain = options.ascii or only_ascii(options.output)
    drawn = station_map_text(found, width=width, ink=ink, ascii_only=plain)
    if drawn is None:
        tell(f"the map of {one.station_name} needs a wider terminal")
    return drawn
