"""Somebody's rides up and home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import PersonView


def shape(subject: Subject) -> PersonView:
    """Return the view itself.

    Raises:
        NotDrawnError: nobody is called that.
    """
    from crewtrack.views.person import person

    found = person(subject.book.ledger, subject.of or "", subject.at)
    if found is None:
        from crewtrack.export.formats import NotDrawnError

        msg = f'nobody is called "{subject.of}"'
        raise NotDrawnError(msg)
    return found


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.person import person_text

    return person_text(shape(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json import person_data

    return person_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rides."""
    for ride in data["rides"]:
        yield {
            "schema": "crewtrack/person-line/1",
            "id": data["id"],
            "name": data["name"],
            "at": data["at"],
            **ride,
        }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import person_csv

    return person_csv(shape(subject))
