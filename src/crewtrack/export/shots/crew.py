"""Who is aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Roster


def shape(subject: Subject) -> Roster:
    """Return the view itself."""
    from crewtrack.views.roster import roster

    return roster(subject.book.ledger, subject.station, subject.at)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.crew import crew_text

    return crew_text(shape(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json import crew_data

    return crew_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield those aboard."""
    for agency in data["agencies"]:
        for member in agency["crew"]:
            yield {
                "schema": "crewtrack/crew-line/1",
                "station": data["station"],
                "at": data["at"],
                "agency": agency["id"],
                **member,
            }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import crew_csv

    return crew_csv([shape(subject)])
