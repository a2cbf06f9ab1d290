"""`crewtrack flights`: every flight with its status, crews, stay and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_view
from crewtrack.cli.rows import add_rows, asked_rows, places
from crewtrack.cli.sieve import sieve
from crewtrack.views.asking import FLIGHT_SORTS, KINDS

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `flights`."""
    made = Parser(
        "flights",
        "crewtrack flights [options]",
        "Every flight with how it stands, who goes up and comes down on it, its stay and its days; then the longest.",
        "crewtrack flights --kind crewed --from 2021 --until 2022 --sort days",
    )
    add_view(made, formats=("text", "json", "csv"))
    made.add_argument(
        "--kind",
        metavar="KIND",
        choices=KINDS,
        help="only crewed flights, uncrewed ones of ships with seats, cargo, or module",
    )
    add_rows(
        made,
        sorts=FLIGHT_SORTS,
        what="an agency's ships, and those with its people in the crew",
        within="flights that launch",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write flights."""
    from crewtrack.views.flights import flights

    book = open_book(options, now)
    chosen = sieve(options, book)
    ask = asked_rows(book, options, chosen, kind=options.kind)
    found = [flights(book.ledger, station, at, ask) for station, at in places(book, options)]
    if options.format == "json":
        from crewtrack.export.json import several
        from crewtrack.export.json_lists import flights_data

        text = several(
            [flights_data(one) | chosen.data() | under(book) for one in found], options.station
        )
    elif options.format == "csv":
        from crewtrack.export.csv_lists import flights_csv

        text = flights_csv(found)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.flights import flights_text

        ink = Ink(colour=wants_colour(options.output))
        shown = [flights_text(one, ink=ink) for one in found if one.rows or not chosen]
        text = scene_line(book, options)
        text += chosen.line() + "\n".join(shown) if shown else chosen.nothing("no flight")
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
