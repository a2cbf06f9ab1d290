"""Who depends on whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Dependence, Reliance


def shape(subject: Subject) -> Dependence:
    """Return the view of the instant."""
    from crewtrack.views.dependence import dependence

    return dependence(subject.book.ledger, subject.station, subject.at)


def ahead(subject: Subject) -> Reliance:
    """Return the view over what is to come."""
    from crewtrack.views.dependence import reliance

    return reliance(subject.book.ledger, subject.station, subject.at, None)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.depends import depends_text

    return depends_text(shape(subject), subject.station_name, reliance=ahead(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json import depends_data

    return depends_data(shape(subject), ahead(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the agencies with what each provides and needs."""
    for agency in data["agencies"]:
        yield {
            "schema": "crewtrack/depends-line/1",
            "station": data["station"],
            "at": data["at"],
            "until": data["until"],
            **agency,
        }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import depends_csv

    return depends_csv([ahead(subject)])
