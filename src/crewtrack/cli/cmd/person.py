"""`crewtrack person ID`: somebody's rides up and home, and their days in space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, MisuseError, nearest
from crewtrack.cli.opening import instant, open_book, scene_line, under
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_view

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.model.schedule import Schedule


def parser() -> Parser:
    """Return the options of `person`."""
    made = Parser(
        "person",
        "crewtrack person ID [options]",
        "A person's card: each ride up and home, days in space, companions, notes and sources.",
        "crewtrack person vande-hei",
    )
    made.add_argument("ID", help="a person: id (mostly the family name), alias, or full name")
    add_view(made, formats=("text", "json", "csv"), station=False)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write a person's card."""
    book = open_book(options, now)
    at = instant("--at", options.at, book.now) if options.at is not None else None
    found = book.person(options.ID, at)
    if found is None:
        found = book.person(ident_of(options.ID, book.schedule), at)
    if found is None:
        raise _nobody(options.ID, book.schedule)
    if options.format == "json":
        from crewtrack.export.json import dumps, person_data

        text = dumps(person_data(found) | under(book))
    elif options.format == "csv":
        from crewtrack.export.csv import person_csv

        text = person_csv(found)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.person import person_text

        ink = Ink(colour=wants_colour(options.output))
        text = scene_line(book, options) + person_text(found, ink=ink)
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK


def ident_of(name: str, schedule: Schedule) -> str:
    """Return the id of a person by whatever they are called: id, alias or full name, in any capitals.

    Raises:
        MisuseError: nobody is called that.
    """
    if name in schedule.people:
        return name
    ident = names(schedule).get(_plain(name))
    if ident is None:
        raise _nobody(name, schedule)
    return ident


def _nobody(name: str, schedule: Schedule) -> MisuseError:
    close = _near(name, schedule)
    return MisuseError(
        f'nobody is called "{name}"' + (f'; did you mean "{close}"?' if close else "")
    )


def names(schedule: Schedule) -> dict[str, str]:
    """Return the ids of people by everything that they may be called: id, alias, full name."""
    found = {_plain(alias): ident for alias, ident in schedule.aliases.items()}
    for ident, person in schedule.people.items():
        if person.name:
            found.setdefault(_plain(person.name), ident)
    found.update((_plain(ident), ident) for ident in schedule.people)
    return found


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "-")


def _near(name: str, schedule: Schedule) -> str | None:
    """Return the id of the person that was probably meant."""
    known = names(schedule)
    close = nearest(_plain(name), known)
    return known[close] if close is not None else None
