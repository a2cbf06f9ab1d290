"""What comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Agenda

_FIRST = 10  # of the text; whoever wants all of them takes data


def shape(subject: Subject, *, limit: int | None = None) -> Agenda:
    """Return the view itself."""
    from crewtrack.views.agenda import agenda

    return agenda(subject.book.ledger, subject.station, subject.at, limit=limit)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text: the first of it, and how much more there is."""
    from crewtrack.export.text.agenda import next_text

    return next_text(
        shape(subject, limit=_FIRST),
        subject.station_name,
        ink=ink,
        what_if=bool(subject.book.what_if),
        clock=subject.clock(),
        more="",
    )


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON, to the end of the file."""
    from crewtrack.export.json import next_data

    return next_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the events."""
    for event in data["events"]:
        yield {"schema": "crewtrack/next-line/1", "from": data["from"], **event}


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import next_csv

    return next_csv([shape(subject)])
