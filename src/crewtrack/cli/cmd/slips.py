"""`crewtrack slips`: how far each flight has moved, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.opening import moments, open_book, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_filter, add_view
from crewtrack.cli.sieve import sieve

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `slips`."""
    made = Parser(
        "slips",
        "crewtrack slips [options]",
        "How far each flight has moved, and how often: what stood before, from the slips that the file keeps.",
        "crewtrack slips -f my.toml",
    )
    add_view(made, formats=("text", "json", "csv"))
    add_filter(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write what has slipped."""
    from crewtrack.views.slips import slips

    book = open_book(options, now)
    chosen = sieve(options, book)
    many = moments(book, options)
    found = [slips(book.ledger, one.station) for one in many]
    if chosen:
        from crewtrack.views.filter.apply import some_of_slips

        found = [some_of_slips(one, chosen.keep(many[0].when)) for one in found]
    if options.format == "json":
        from crewtrack.export.json import several, slips_data

        text = several(
            [slips_data(one) | chosen.data() | under(book) for one in found], options.station
        )
    elif options.format == "csv":
        from crewtrack.export.csv import slips_csv

        text = slips_csv(found)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.slips import slips_text

        ink = Ink(colour=wants_colour(options.output))
        head = f"{book.what_if.words}\n" if book.what_if else ""
        shown = [slips_text(one, ink=ink) for one in found if one.rows or not chosen]
        text = head + (chosen.line() + "\n".join(shown) if shown else chosen.nothing())
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
