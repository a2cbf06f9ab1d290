"""How far each flight has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Slips


def shape(subject: Subject) -> Slips:
    """Return the view itself."""
    from crewtrack.views.slips import slips

    return slips(subject.book.ledger, subject.station)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.slips import slips_text

    return slips_text(shape(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json import slips_data

    return slips_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the movements that have slipped."""
    for row in data["slips"]:
        yield {"schema": "crewtrack/slips-line/1", "station": data["station"], **row}


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import slips_csv

    return slips_csv([shape(subject)])
