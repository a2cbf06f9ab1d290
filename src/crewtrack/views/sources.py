"""Sources: who says what a page of a station shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.names import from_id
from crewtrack.views.shapes.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.model.schedule import Schedule
    from crewtrack.views.shapes import Overview


def sources(schedule: Schedule, view: Overview) -> tuple[Source, ...]:
    """Return what the facts of an overview rest on, in the order in which it shows them."""
    by: dict[str, dict[str, None]] = {}
    for words, about in _all(schedule, view):
        if words:
            by.setdefault(" ".join(words.split()), {}).setdefault(about)
    return tuple(Source(words, tuple(about)) for words, about in by.items())


def _all(schedule: Schedule, view: Overview) -> Iterator[tuple[str | None, str]]:
    """Yield every source with the name of what it is given for."""
    expedition = schedule.expeditions.get(view.roster.expedition or "")
    if expedition is not None:
        yield expedition.source, view.roster.expedition_name or from_id(expedition.id)
    for flight in _flights(view):
        found = schedule.flights.get(flight)
        if found is None:
            continue
        about = schedule.flight_name(flight)
        yield found.source, about
        for movement in (found.launch, found.dock, *found.relocate, found.undock, found.land):
            if movement is not None:
                yield movement.source, about
    for event in view.agenda.events:
        if event.flight is None:
            yield event.source, event.name
    for bulletin in view.bulletins.lines:
        yield bulletin.source, bulletin.title


def _flights(view: Overview) -> dict[str, None]:
    """Return the flights that are docked, that carry people, and that come next."""
    every: list[str | None] = []
    for row in view.ports.rows:
        every += [ship.flight for ship in row.holds]
    for member in view.roster.crew:
        every += [member.ride_up, member.ride_home]
    every += [ship.flight for ship in view.roster.transit]
    every += [event.flight for event in view.agenda.events]
    return {one: None for one in every if one is not None}
