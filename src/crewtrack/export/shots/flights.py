"""Every flight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Flights


def shape(subject: Subject) -> Flights:
    """Return the view itself."""
    from crewtrack.views.flights import flights

    return flights(subject.book.ledger, subject.station, subject.at)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.flights import flights_text

    return flights_text(shape(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json_lists import flights_data

    return flights_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the flights."""
    for one in data["flights"]:
        yield {
            "schema": "crewtrack/flights-line/1",
            "station": data["station"],
            "at": data["at"],
            **one,
        }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv_lists import flights_csv

    return flights_csv([shape(subject)])
