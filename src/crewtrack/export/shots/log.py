"""What happened, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Log

_FIRST = 20  # of the text; whoever wants all of them takes data


def shape(subject: Subject, *, limit: int | None = None) -> Log:
    """Return the view itself."""
    from crewtrack.views.log import log

    return log(subject.book.ledger, subject.station, subject.at, limit=limit)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text: the newest of it."""
    from crewtrack.export.text.log import log_text

    return log_text(shape(subject, limit=_FIRST), ink=ink, hints=False)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON, back to the beginning."""
    from crewtrack.export.json import log_data

    return log_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the entries."""
    for entry in data["entries"]:
        yield {
            "schema": "crewtrack/log-line/1",
            "station": data["station"],
            "seen_at": data["at"],
            **entry,
        }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import log_csv

    return log_csv([shape(subject)])
