"""The outlook: who can bring people home and who can raise the orbit, from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attr import evolve

from crewtrack.ledger.spans import edges, walk
from crewtrack.views.coverage import horizon
from crewtrack.views.dependence import able
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.outlook import Outlook, Stretch

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger


def outlook(
    ledger: Ledger, station: str, start: datetime, until: datetime | None = None
) -> Outlook:
    """Return the outlook of a station from an instant (aware, UTC) on.

    Args:
        ledger: the ledger.
        station: the station's id.
        start: from when.
        until: up to when; left out, as far as the file claims to know of crews.
    """
    end = until if until is not None else horizon(ledger, station)
    end = max(start, end) if end is not None else start
    cargo = horizon(ledger, station, "cargo")
    boosts_end = end if until is not None or cargo is None else max(start, min(end, cargo))
    points = edges(ledger, station, start, end)
    stretches: list[Stretch] = []
    for place, (at, state) in enumerate(walk(ledger, points)):
        homes, boosts = able(ledger, state, station, at)
        pairs = [
            (agency_ref(ledger.schedule, ident), sum(places for _, places in ships))
            for ident, ships in homes.items()
        ]
        able_to = [agency_ref(ledger.schedule, ident) for ident in boosts]
        one = Stretch(
            start=at,
            end=points[place + 1] if place + 1 < len(points) else end,
            aboard=state.counts.get(station, 0),
            homes=tuple(sorted(pairs, key=lambda one: (-one[1], one[0].name))),
            boosts=tuple(sorted(able_to, key=lambda one: one.name)),
        )
        if stretches and _like(stretches[-1], one):
            one = evolve(one, start=stretches.pop().start)
        stretches.append(one)
    return Outlook(station, start, end, boosts_end, tuple(stretches))


def _like(one: Stretch, two: Stretch) -> bool:
    """Whether nothing differs between two stretches but the time."""

    def told(it: Stretch) -> tuple[object, ...]:
        homes = [(agency.id, count) for agency, count in it.homes]
        return it.aboard, homes, [agency.id for agency in it.boosts]

    return told(one) == told(two)
