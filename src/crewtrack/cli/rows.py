"""The options of lists: which rows, in which order, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import MisuseError
from crewtrack.cli.opening import instant, last_instant, moments, no_agency
from crewtrack.cli.parser import Parser, add_filter, number
from crewtrack.views.asking import Ask

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import datetime

    from crewtrack.api import Book
    from crewtrack.cli.sieve import Sieve

NOWHERE = "none"
"""The station of flights that go to none."""


def add_rows(parser: Parser, *, sorts: Sequence[str], what: str, within: str) -> None:
    """Add the options that say which rows, in which order, and how many."""
    parser.add_argument(
        "--sort",
        metavar="KEY",
        choices=sorts,
        help=f"{', '.join(sorts[:-1])} or {sorts[-1]}; left out, {sorts[0]}",
    )
    parser.add_argument("--reverse", action="store_true", help="the other way round")
    parser.add_argument("--agency", metavar="ID", help=f"only {what}: by id, name or tag")
    parser.add_argument("--from", metavar="WHEN", dest="start", help=f"only {within} from then on")
    parser.add_argument(
        "--until", metavar="WHEN", help=f"only {within} up to then, its last instant included"
    )
    add_filter(parser)
    parser.add_argument(
        "--limit", metavar="N", type=number, help="at most so many, or all; left out, all"
    )


def asked_rows(book: Book, options: Namespace, chosen: Sieve, *, kind: str | None = None) -> Ask:
    """Return which rows the options ask for.

    Args:
        book: the schedule.
        options: what was typed.
        chosen: the filter among it.
        kind: a kind of flight.

    Raises:
        MisuseError: a time is none, the span ends before it begins, or there is no such agency.
    """
    start = instant("--from", options.start, book.now) if options.start is not None else None
    until = last_instant("--until", options.until, book.now) if options.until is not None else None
    if start is not None and until is not None and until < start:
        msg = "--until is before --from"
        raise MisuseError(msg)
    agency = None
    if options.agency is not None:
        from crewtrack.app.whatif import UnknownAgencyError, find_agency

        try:
            agency = find_agency(book.schedule, options.agency.strip())
        except UnknownAgencyError as error:
            raise no_agency(error, "--agency") from None
    return Ask(
        kind=kind,
        agency=agency,
        start=start,
        until=until,
        sort=options.sort,
        reverse=options.reverse,
        limit=options.limit,
        keep=chosen.keep(places(book, options)[0][1]) if chosen else None,
    )


def places(book: Book, options: Namespace) -> list[tuple[str | None, datetime]]:
    """Return the stations that the options ask for, None for flights to none, each with the instant."""
    if options.station != NOWHERE or NOWHERE in book.schedule.stations:
        return [(one.station, one.when) for one in moments(book, options)]
    if options.at is not None:
        return [(None, instant("--at", options.at, book.now))]
    return [(None, book.scene_at if book.scene_at is not None else book.now)]
