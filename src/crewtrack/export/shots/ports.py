"""Which port holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Ports


def shape(subject: Subject) -> Ports:
    """Return the view itself."""
    from crewtrack.views.ports import ports

    return ports(subject.book.ledger, subject.station, subject.at)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.ports import ports_text

    return ports_text(shape(subject), ink=ink)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON, with the map of the station."""
    from crewtrack.export.json import map_data, ports_data
    from crewtrack.views.station_map import station_map

    found = shape(subject)
    plan = station_map(subject.book.ledger, subject.station, subject.at, found)
    return ports_data(found) | {"map": map_data(plan)}


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the ports, then the ships that are moving between two of them, on no port."""
    head = {
        "schema": "crewtrack/ports-line/1",
        "station": data["station"],
        "at": data["at"],
    }
    for port in data["ports"]:
        yield {**head, **port}
    for ship in data["moving"]:
        yield {**head, "id": None, "holds": [ship]}


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import ports_csv

    return ports_csv([shape(subject)])
