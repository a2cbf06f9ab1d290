"""`crewtrack people`: everyone with their flights and days, the records, and who visited when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, MisuseError
from crewtrack.cli.opening import open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_view
from crewtrack.cli.rows import add_rows, asked_rows, places
from crewtrack.cli.sieve import sieve
from crewtrack.views.asking import PEOPLE_SORTS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from crewtrack.api import Book
    from crewtrack.cli.sieve import Sieve
    from crewtrack.views.asking import Ask

BY = ("year", "country", "agency")


def parser() -> Parser:
    """Return the options of `people`."""
    made = Parser(
        "people",
        "crewtrack people [options]",
        "Everyone who flies to a station: days in space, flights, age, where they are now, and what they pass next.",
        "crewtrack people --agency esa --sort flights",
    )
    add_view(made, formats=("text", "json", "csv"))
    add_rows(made, sorts=PEOPLE_SORTS, what="an agency's people", within="people in space")
    made.add_argument(
        "--records",
        action="store_true",
        help="the records instead: most days, longest flights, most aboard, what is passed next",
    )
    made.add_argument(
        "--by",
        metavar="WHAT",
        choices=BY,
        help="count instead how many different people were aboard, by year, country or agency",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write people, their records, or their numbers."""
    if options.records and options.by:
        msg = "--records and --by are two views"
        raise MisuseError(msg, "ask for one of them")
    book = open_book(options, now)
    chosen = sieve(options, book)
    ask = asked_rows(book, options, chosen)
    if options.records or options.by:
        text = (_records if options.records else _visitors)(book, options, ask)
    else:
        text = _people(book, options, ask, chosen)
    put(
        text,
        options.output,
        ascii_only=options.ascii and options.format == "text",
    )
    return OK


def _people(book: Book, options: Namespace, ask: Ask, chosen: Sieve) -> str:
    from crewtrack.views.people import people

    found = [people(book.ledger, station, at, ask) for station, at in places(book, options)]
    if options.format == "json":
        from crewtrack.export.json_lists import people_data

        return _json(book, options, [people_data(one) | chosen.data() for one in found])
    if options.format == "csv":
        from crewtrack.export.csv_lists import people_csv

        return people_csv(found)
    from crewtrack.export.text.people import people_text

    shown = [one for one in found if one.rows or not chosen]
    if not shown:
        return scene_line(book, options) + chosen.nothing("no one")
    return _text(book, options, shown, people_text, chosen.line())


def _records(book: Book, options: Namespace, ask: Ask) -> str:
    from crewtrack.views.records import MOST, records

    _refuse(options, "--records", ("agency", "start", "until", "sort", "filter"))
    most = ask.limit if ask.limit is not None else MOST
    found = [records(book.ledger, station, at, most) for station, at in _stations(book, options)]
    if options.format == "json":
        from crewtrack.export.json_lists import records_data

        return _json(book, options, [records_data(one) for one in found])
    if options.format == "csv":
        from crewtrack.export.csv_lists import records_csv

        return records_csv(found)
    from crewtrack.export.text.records import records_text

    return _text(book, options, found, records_text)


def _visitors(book: Book, options: Namespace, ask: Ask) -> str:
    from crewtrack.views.visitors import visitors

    _refuse(options, "--by", ("agency", "sort", "filter"))
    found = [
        visitors(book.ledger, station, at, options.by, ask.start, ask.until)
        for station, at in _stations(book, options)
    ]
    if options.format == "json":
        from crewtrack.export.json_lists import visitors_data

        return _json(book, options, [visitors_data(one) for one in found])
    if options.format == "csv":
        from crewtrack.export.csv_lists import visitors_csv

        return visitors_csv(found)
    from crewtrack.export.text.records import visitors_text

    return _text(book, options, found, visitors_text)


def _refuse(options: Namespace, view: str, names: tuple[str, ...]) -> None:
    """Refuse options that a view would not follow.

    Raises:
        MisuseError: one of them was given.
    """
    flags = {"start": "--from"}
    for name in names:
        if getattr(options, name) is not None:
            msg = f"{flags.get(name, f'--{name}')} says nothing about {view}"
            raise MisuseError(msg)


def _stations(book: Book, options: Namespace) -> list[tuple[str, datetime]]:
    """Return the stations that are asked for: those who fly to none are nobody's visitors.

    Raises:
        MisuseError: flights to no station are asked for.
    """
    found = [(station, at) for station, at in places(book, options) if station is not None]
    if not found:
        msg = "--station none has no visitors"
        raise MisuseError(msg)
    return found


def _json(book: Book, options: Namespace, data: list[dict[str, object]]) -> str:
    from crewtrack.export.json import several

    return several([one | under(book) for one in data], options.station)


def _text(
    book: Book,
    options: Namespace,
    found: Sequence[object],
    write: Callable[..., str],
    head: str = "",
) -> str:
    from crewtrack.export.ink import Ink

    ink = Ink(colour=wants_colour(options.output))
    return scene_line(book, options) + head + "\n".join(write(one, ink=ink) for one in found)
