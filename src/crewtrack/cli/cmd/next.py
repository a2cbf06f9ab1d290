"""`crewtrack next`: what comes next, and what it does to the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import each, last_instant, moments, open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_filter, add_view, number
from crewtrack.cli.sieve import sieve

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

FIRST = 10
"""How many events the text shows where nobody says."""


def parser() -> Parser:
    """Return the options of `next`."""
    made = Parser(
        "next",
        "crewtrack next [options]",
        "What comes next: launches, dockings, handovers of command, landings, and how many are aboard after each.",
        "crewtrack next --at now --until 2027",
    )
    add_view(made, formats=("text", "json", "csv"))
    add_filter(made)
    made.add_argument(
        "--limit",
        metavar="N",
        type=number,
        default=-1,
        help=f"at most so many events, or all; left out, {FIRST} as text and all as JSON and CSV",
    )
    made.add_argument(
        "--until",
        metavar="WHEN",
        help="up to a time, its last instant included: 2022-03-30, 2022-Q2",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write what comes next."""
    book = open_book(options, now)
    many = moments(book, options)
    until = last_instant("--until", options.until, book.now) if options.until is not None else None
    limit = options.limit
    if limit == -1:
        limit = FIRST if options.format == "text" and until is None else None
    chosen = sieve(options, book)
    agendas = [
        (one, one.agenda(until=until, limit=limit, keep=chosen.keep(one.when) if chosen else None))
        for one in many
    ]
    if options.format == "json":
        from crewtrack.export.json import next_data, several

        text = several(
            [next_data(agenda) | chosen.data() | under(book) for _, agenda in agendas],
            options.station,
        )
    elif options.format == "csv":
        from crewtrack.export.csv import next_csv

        text = next_csv(agenda for _, agenda in agendas)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.agenda import next_text

        ink = Ink(colour=wants_colour(options.output))
        shown = dict(agendas)
        text = scene_line(book, options) + chosen.line()
        if chosen and not any(agenda.events for _, agenda in agendas):
            many, text = [], scene_line(book, options) + chosen.nothing()
        text += each(
            many,
            lambda one: next_text(
                shown[one], one.station_name, ink=ink, what_if=bool(book.what_if)
            ),
        )
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
