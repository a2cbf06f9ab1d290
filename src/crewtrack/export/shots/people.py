"""Everyone who flies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import People


def shape(subject: Subject) -> People:
    """Return the view itself."""
    from crewtrack.views.people import people

    return people(subject.book.ledger, subject.station, subject.at)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.people import people_text

    return people_text(shape(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json_lists import people_data

    return people_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the people."""
    for one in data["people"]:
        yield {
            "schema": "crewtrack/people-line/1",
            "station": data["station"],
            "at": data["at"],
            **one,
        }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv_lists import people_csv

    return people_csv([shape(subject)])
