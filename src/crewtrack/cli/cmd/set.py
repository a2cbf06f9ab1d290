"""`crewtrack set ADDRESS VALUE`: one value, and every other byte kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.editing import add_dry_run, finish, misuse, open_bench
from crewtrack.cli.errors import MisuseError
from crewtrack.cli.opening import instant
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date, datetime

    from crewtrack.app.editing.changes import Slip


def parser() -> Parser:
    """Return the options of `set`."""
    made = Parser(
        "set",
        "crewtrack set ADDRESS VALUE [options]",
        "Set a value in your schedule; every other byte of the file stays. What ships is overridden in your own "
        "file. A date that still lies ahead is kept as a slip.",
        'crewtrack set flight.soyuz-ms-30.launch.at "late 2027-03" --why "the ship is late"',
    )
    made.add_argument("ADDRESS", help="keys with dots: flight.soyuz-ms-30.launch.at")
    made.add_argument(
        "VALUE",
        nargs="+",
        help="as TOML, or without quotes where that is clear: late 2027-03, [artemyev, matveev, ?]",
    )
    add_file(made)
    add_slip(made)
    add_dry_run(made)
    return made


def add_slip(made: Parser) -> None:
    """Add the options that say whether the old value is kept, and why."""
    made.add_argument(
        "--why", metavar="WORDS", help="why it changes; the old value is kept as a slip"
    )
    made.add_argument("--source", metavar="WORDS", help="who says so")
    made.add_argument(
        "--known", metavar="DAY", help="the day since which it is known; left out, today"
    )
    made.add_argument(
        "--slip", action="store_true", help="keep the old value as a slip in any case"
    )
    made.add_argument("--no-slip", action="store_true", help="keep none: it was a mistake")


def read(made: Parser, words: list[str]) -> Namespace:
    """Read the words: options may stand between them."""
    return made.read(words, mixed=True)


def run(options: Namespace, now: datetime) -> int:
    """Set the value."""
    from crewtrack.app.editing.changes import Set
    from crewtrack.app.editing.field import field_at
    from crewtrack.app.editing.planning import parsed
    from crewtrack.app.editing.typed import reading, typed
    from crewtrack.cli.editing import failing
    from crewtrack.model.fields import Kind

    slip = slip_of(options, now)
    with misuse():
        address = parsed(options.ADDRESS)
        field = field_at(address)
        value = typed(" ".join(options.VALUE), field)
    bench = open_bench(options, now)
    with misuse():
        bench.require(address)
    with failing():
        plan = bench.plan(Set(address, value, slip))
    words = reading(value) if field.kind is Kind.WHEN else ""
    return finish(bench, plan, options, done=f" to {words}" if words else "")


def slip_of(options: Namespace, now: datetime) -> Slip:
    """Return what the options say about the old value.

    Raises:
        MisuseError: they contradict each other, or the day is none.
    """
    from crewtrack.app.editing.changes import Slip

    if options.no_slip and (options.slip or options.why is not None):
        message = "--no-slip keeps nothing that --why or --slip could speak of"
        raise MisuseError(message)
    known: date | None = None
    if options.known is not None:
        known = instant("--known", options.known, now).date()
    keep = True if options.slip else False if options.no_slip else None
    return Slip(keep, options.why, options.source, known)
