"""`crewtrack log`: what happened, what was said and what was put off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import each, instant, last_instant, moments, open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_filter, add_view, number
from crewtrack.cli.sieve import sieve

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

FIRST = 20
"""How many entries the text shows where nobody says."""


def parser() -> Parser:
    """Return the options of `log`."""
    made = Parser(
        "log",
        "crewtrack log [options]",
        "What happened up to the instant, the newest first: movements, EVAs, handovers of command; beside them what"
        " was said, and which dates were put off.",
        "crewtrack log --from 2022-02 --ahead",
    )
    add_view(made, formats=("text", "json", "csv"))
    add_filter(made)
    made.add_argument(
        "--from",
        dest="start",
        metavar="WHEN",
        help="from a time, its first instant included: 2022-02, 2021-Q4",
    )
    made.add_argument(
        "--until",
        metavar="WHEN",
        help="up to a time, its last instant included, also where that is still to come",
    )
    made.add_argument(
        "--ahead",
        action="store_true",
        help="also what is to come, above the instant",
    )
    made.add_argument(
        "--limit",
        metavar="N",
        type=number,
        default=-1,
        help=f"at most so many entries of what has been, and of what is to come, or all; left out, {FIRST} as text and"
        " all as JSON and CSV",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the log."""
    book = open_book(options, now)
    many = moments(book, options)
    start = instant("--from", options.start, book.now) if options.start is not None else None
    until = last_instant("--until", options.until, book.now) if options.until is not None else None
    if until is not None and until != _exactly(options.until):
        until -= timedelta(
            microseconds=1
        )  # a statement of the next day begins at its first instant
    bounded = start is not None or until is not None
    limit = options.limit
    if limit == -1:
        limit = FIRST if options.format == "text" and not bounded else None
    chosen = sieve(options, book)
    logs = [
        one.log(
            start=start,
            until=until,
            limit=limit,
            ahead=limit if options.ahead or (until is not None and until > one.when) else 0,
            keep=chosen.keep(one.when) if chosen else None,
        )
        for one in many
    ]
    if options.format == "json":
        from crewtrack.export.json import log_data, several

        text = several(
            [log_data(one) | chosen.data() | under(book) for one in logs], options.station
        )
    elif options.format == "csv":
        from crewtrack.export.csv import log_csv

        text = log_csv(logs)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.log import log_text

        ink = Ink(colour=wants_colour(options.output))
        shown = dict(zip(many, logs, strict=True))
        if chosen and not any(one.entries for one in logs):
            text = scene_line(book, options) + chosen.nothing()
        else:
            text = scene_line(book, options) + chosen.line()
            text += each(many, lambda one: log_text(shown[one], ink=ink))
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK


def _exactly(text: str) -> datetime | None:
    """Return the instant that a text names, or None where it names a span or counts from now."""
    from crewtrack.model.when import When, WhenError

    try:
        found = When.parse(text)
    except WhenError:
        return None
    return found.earliest if found.is_exact else None
