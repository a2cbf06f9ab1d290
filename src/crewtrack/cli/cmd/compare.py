"""`crewtrack compare`: two futures, and what a what-if changes, first consequence first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, MisuseError
from crewtrack.cli.opening import each, last_instant, moments, open_book, plan_of, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_view

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.api import Moment
    from crewtrack.views.shapes import Comparison


def parser() -> Parser:
    """Return the options of `compare`."""
    made = Parser(
        "compare",
        "crewtrack compare --with SCENARIO | --without AGENCY[@WHEN] [options]",
        "Two futures, the plan and the same under a what-if: what breaks first, who has no ride or no seat home,"
        " which flights do not happen, what can still raise the orbit.",
        "crewtrack compare --without roscosmos@2022-02-25",
    )
    add_view(made, formats=("text", "json"))
    made.add_argument(
        "--until",
        metavar="WHEN",
        help="up to a time, its last instant included; left out, as far as the record of crews reaches",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write what is otherwise."""
    if not (options.above or options.without or options.known_on):
        msg = "compare with what? there is no --with, --without or --known-on"
        raise MisuseError(msg, "crewtrack compare --without roscosmos@2022-02-25")
    book = open_book(options, now)
    plan = plan_of(book, options)
    many = moments(plan, options)
    until = last_instant("--until", options.until, book.now) if options.until is not None else None

    from crewtrack.views.comparison import compare

    def compared(one: Moment) -> Comparison:
        # What happened before the instant shown belongs to the comparison, if the what-if begins earlier.
        start = min([one.when, *(since for _, _, since in book.what_if.without)])
        return compare(plan.ledger, book.ledger, one.station, start, until)

    if options.format == "json":
        from crewtrack.export.json import compare_data, several

        text = several([compare_data(compared(one)) | under(book) for one in many], options.station)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.comparison import comparison_text

        ink = Ink(colour=wants_colour(options.output))
        text = each(many, lambda one: comparison_text(compared(one), book.what_if.words, ink=ink))
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
