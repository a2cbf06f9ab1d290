"""The overview: crew, what comes next, ports and dependence in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.export.shots import crew, depends, next, ports  # noqa: A004 - the name of its command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text."""
    from crewtrack.export.text.depends import depends_text

    parts = [one.text(subject, ink) for one in (crew, next, ports)]
    parts.append(depends_text(depends.shape(subject), subject.station_name, ink=ink))
    return "\n".join(parts)


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json import depends_data

    return {
        "schema": "crewtrack/overview/1",
        "crew": crew.data(subject),
        "next": next.data(subject),
        "ports": ports.data(subject),
        "depends": depends_data(depends.shape(subject)),
    }


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield people, events and ports; which is which, their schemas tell."""
    yield from crew.lines(data["crew"])
    yield from next.lines(data["next"])
    yield from ports.lines(data["ports"])


def csv(subject: Subject) -> str:
    """Return it as CSV: people, events and ports in one table."""
    from crewtrack.export.csv import overview_csv

    return overview_csv(crew.shape(subject), next.shape(subject), ports.shape(subject))
