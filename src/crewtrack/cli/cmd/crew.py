"""`crewtrack crew`: who is aboard, by agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import moments, open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_filter, add_view
from crewtrack.cli.sieve import sieve

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `crew`."""
    made = Parser(
        "crew",
        "crewtrack crew [options]",
        "Who is aboard, by agency: role, days since launch, ship up and home, when they land.",
        "crewtrack crew --at 2022-02-25 --format json",
    )
    add_view(made, formats=("text", "json", "csv"))
    add_filter(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write who is aboard."""
    book = open_book(options, now)
    many = moments(book, options)
    chosen = sieve(options, book)
    rosters = [one.roster for one in many]
    if chosen:
        from crewtrack.views.filter.apply import some_of_roster

        rosters = [some_of_roster(one, chosen.keep(one.at)) for one in rosters]
    if options.format == "json":
        from crewtrack.export.json import crew_data, several

        text = several(
            [crew_data(one) | chosen.data() | under(book) for one in rosters], options.station
        )
    elif options.format == "csv":
        from crewtrack.export.csv import crew_csv

        text = crew_csv(rosters)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.crew import crew_text

        ink = Ink(colour=wants_colour(options.output))
        text = scene_line(book, options, kept=False) + chosen.line()
        text += "\n".join(crew_text(one, ink=ink) for one in rosters)
        if chosen and not any(one.groups or one.transit for one in rosters):
            text += f"\n{chosen.nothing('no one')}"
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
